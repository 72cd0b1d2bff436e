#include "xml.h"
#include "opened_library.h"

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
    return open_library(name, names, COUNT, out_functions);
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
