#!/usr/bin/env bash
# Books in databases, on private servers: the same results as in a file, races, kills and errors.
#
#     databases.sh PREFIX [KILLS [NAME…]]
#
# PREFIX holds the installed library; KILLS programs (default 200) and KILLS / 10 times the server
# are killed on each server, PostgreSQL and MariaDB unless they are named. Missing Debian packages
# are installed when the caller may do that. The servers listen on loopback only, keep their files
# in a temporary directory, run as users without rights, and are stopped at the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
prefix=$(cd "$1" && pwd)
kills=${2:-200}
shift $(($# < 2 ? $# : 2))

missing=()
[ -e "$(echo /usr/lib/*/odbc/psqlodbcw.so)" ] || missing+=(odbc-postgresql)
[ -e "$(echo /usr/lib/*/odbc/libmaodbc.so)" ] || missing+=(odbc-mariadb)
ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || missing+=(postgresql)
command -v mariadb-install-db > /dev/null || missing+=(mariadb-server)
command -v pgrep > /dev/null || missing+=(procps)
ldconfig -p | grep -q libodbc.so.2 || missing+=(unixodbc)
if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "installing ${missing[*]}"
    install_packages() {
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q "${missing[@]}"
    }
    # Old package lists are good enough when they still work.
    install_packages || { "${as_root[@]}" apt-get update -q && install_packages; }
fi

programs=$(mktemp -d)
trap 'rm -rf "$programs"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
for source in Examples/c/month_end.c Examples/c/book_report.c Examples/c/hospital_month.c \
    Examples/job-runner/job_runner.c Tests/Gates/book_worker.c Tests/Gates/budget_worker.c; do
    # The flags are words, and so are meant to be split.
    # shellcheck disable=SC2086
    gcc -std=c99 -pedantic -Wall -Wextra -Werror -O1 "$source" \
        -o "$programs/$(basename "$source" .c)" $flags -lm
done
LD_LIBRARY_PATH=$prefix/lib python3 -u Tests/Gates/databases.py "$prefix/lib/libhosp.so.1" \
    "$programs" "$kills" "$@"
