#include "xml.h"

#include <dlfcn.h>
#include <string.h>

/* Each function by its place in the structure, in the order of the structure. */
static const char *const names[] = {
    "xmlInitParser", "xmlReaderForMemory", "xmlTextReaderSetErrorHandler", "xmlTextReaderRead",
    "xmlTextReaderNodeType", "xmlTextReaderIsEmptyElement",
    "xmlTextReaderConstName", "xmlTextReaderConstValue", "xmlTextReaderMoveToNextAttribute",
    "xmlTextReaderCurrentNode", "xmlGetLineNo", "xmlTextReaderGetParserLineNumber",
    "xmlFreeTextReader",
};

enum { COUNT = sizeof names / sizeof *names };

_Static_assert(sizeof(struct shim_xml) == COUNT * sizeof(void *), "a name per function");

int32_t shim_xml_load(const char *name, struct shim_xml *out_functions) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return 0;
    for (int number = 0; number < COUNT; number++) {
        void *function = dlsym(library, names[number]);
        if (function == NULL) return 0;
        /* POSIX has function pointers in data pointers; C does not let them be cast. */
        memcpy((char *)out_functions + number * sizeof function, &function, sizeof function);
    }
    return 1;
}

void shim_xml_hear(void *fault, const char *text, int32_t severity, void *place) {
    (void)severity;
    (void)place;
    struct shim_xml_fault *kept = fault;
    if (kept == NULL || text == NULL || kept->text[0] != '\0') return;
    size_t length = strcspn(text, "\n");
    if (length >= sizeof kept->text) length = sizeof kept->text - 1;
    memcpy(kept->text, text, length);
    kept->text[length] = '\0';
}
