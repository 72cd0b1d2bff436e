/*
 * The installed library, its header and its description for pkg-config are of one version, and the
 * library tells which sources it was built from.
 */
#include <hosp.h>

#include <stdio.h>
#include <string.h>

int main(void) {
    char text[64] = "";
    char wanted[64];
    int32_t needed = 0;
    int32_t number = hosp_version_number();
    if (number != HOSP_VERSION_NUMBER || hosp_abi() != HOSP_ABI) {
        printf("the header is of version %d, the library of %d\n", (int)HOSP_VERSION_NUMBER,
               (int)number);
        return 1;
    }
    snprintf(wanted, sizeof wanted, "%d.%d.%d", (int)(number / 1000000),
             (int)(number / 1000 % 1000), (int)(number % 1000));
    if (hosp_version(text, (int32_t)sizeof text, &needed) != HOSP_OK || strcmp(text, wanted) != 0
        || needed != (int32_t)strlen(wanted) + 1) {
        printf("the version is \"%s\", needs %d bytes and should be \"%s\"\n", text, (int)needed,
               wanted);
        return 1;
    }
    if (hosp_source_id(text, (int32_t)sizeof text, &needed) != HOSP_OK
        || strspn(text, "0123456789abcdef") != 16 || strlen(text) != 16) {
        printf("\"%s\" is no digest of sources\n", text);
        return 1;
    }
    return 0;
}
