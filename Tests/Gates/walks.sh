#!/usr/bin/env bash
# Random walks through everything of safety inspection that has states, legal and illegal steps
# alike: hazards, incidents, risks, inspections, schedules, patrols, permits, emergency plans,
# drills, qualifications, archives and loans. Each walk takes a million steps; the suite takes a few
# thousand of each.
#
#     bash Tests/Gates/walks.sh [STEPS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

HOSP_WALK_STEPS=${1:-1000000} swift test --disable-swift-testing \
    --filter 'SafetyInspectionTests.*testRandomWalks'
