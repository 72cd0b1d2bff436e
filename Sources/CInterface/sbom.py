#!/usr/bin/env python3
"""What is inside of libhosp.so, as an SPDX 2.3 document: sbom.py VERSION SOURCES LIBRARY.

SOURCES is the digest of the sources that the library tells with hosp_source_id. The library holds
its own code, the runtime of Swift and the runtime of C++; SQLite and the C library are those of the
machine. Nothing depends on the clock: the same library gives the same document.
"""
import hashlib
import json
import subprocess
import sys


def swift_version():
    text = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=True).stdout
    words = text.split()
    return words[words.index("version") + 1]


def package(name, version, license_name, supplier, **more):
    return {"SPDXID": f"SPDXRef-{name}", "name": name, "versionInfo": version,
            "licenseConcluded": license_name, "licenseDeclared": license_name,
            "copyrightText": "NOASSERTION", "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "supplier": supplier, **more}


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    version, sources, path = arguments
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    parts = [
        package("libhosp", version, "Apache-2.0", "NOASSERTION",
                checksums=[{"algorithm": "SHA256", "checksumValue": digest}],
                comment=f"built from sources with the digest {sources}"),
        package("swift-runtime", swift_version(), "Apache-2.0 WITH Swift-exception",
                "Organization: Swift.org"),
        package("libstdcxx", "NOASSERTION", "GPL-3.0-or-later WITH GCC-exception-3.1",
                "Organization: GNU"),
        package("sqlite", "3.7.17 or later, of the machine", "blessing",
                "Organization: SQLite"),
        package("glibc", "of the machine", "LGPL-2.1-or-later",
                "Organization: GNU"),
    ]
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", "libhosp"),
                 ("SPDXRef-libhosp", "STATIC_LINK", "swift-runtime"),
                 ("SPDXRef-libhosp", "STATIC_LINK", "libstdcxx"),
                 ("SPDXRef-libhosp", "DYNAMIC_LINK", "sqlite"),
                 ("SPDXRef-libhosp", "DYNAMIC_LINK", "glibc")]
    json.dump({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"libhosp-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/libhosp-{version}-{digest}",
        "creationInfo": {"created": "1970-01-01T00:00:00Z", "creators": ["Tool: libhosp sbom.py"]},
        "packages": parts,
        "relationships": [{"spdxElementId": one, "relationshipType": kind,
                           "relatedSpdxElement": f"SPDXRef-{other}"}
                          for one, kind, other in relations],
    }, sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
