/* A book with the small hospital of Examples/data; paths are relative to the repository. */
#ifndef HOSPITAL_H
#define HOSPITAL_H

#include <hosp.h>

#include <stdio.h>

#define HOSPITAL "Examples/data/synthetic_hospital/"

/* The tables of the hospital, each file in its encoding by way of a book in it. */
static int import_hospital(const char *location) {
    FILE *list = fopen(HOSPITAL "imports.txt", "r");
    char file[100], table[100], path[300];
    int encoding, fine = list != NULL;
    while (fine && fscanf(list, "%d %99s %99s", &encoding, file, table) == 3) {
        int32_t book = 0;
        snprintf(path, sizeof path, HOSPITAL "%s", file);
        fine = hosp_open(location, -1, encoding, &book) == HOSP_OK
            && hosp_set_text(book, "now", "20250401080000", -1) == HOSP_OK
            && hosp_import_file(
                book, table, -1, path, -1, file, -1, NULL, 0, NULL) == HOSP_OK;
        if (!fine) {
            hosp_error_text(0, path, sizeof path, NULL);
            printf("%s: %s\n", file, path);
        }
        hosp_close(book);
    }
    if (list) fclose(list);
    return fine;
}

#endif
