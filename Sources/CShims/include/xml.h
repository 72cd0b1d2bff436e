/* libxml2, the reader of XML, opened when a message is read.
 *
 * Nothing is linked: a hospital that exchanges no XML needs no libxml2.
 */
#pragma once

#include "handles.h"

#pragma clang assume_nonnull begin

/* What a reader says is wrong with its document: the first sentence of the library. */
struct shim_xml_fault {
    char text[256];
};

/* The functions of libxml2 that are called, each by its own manual. */
struct shim_xml {
    void (*begin)(void);
    void *_Nullable (*_Nonnull open)(
        const char *bytes, int32_t length, const char *_Nullable address,
        const char *_Nullable encoding, int32_t options);
    void (*listen)(
        void *reader,
        void (*_Nullable hear)(
            void *_Nullable fault, const char *_Nullable text, int32_t severity,
            void *_Nullable place),
        void *_Nullable fault);
    int32_t (*read)(void *reader);
    int32_t (*kind)(void *reader);
    int32_t (*is_empty)(void *reader);
    const uint8_t *_Nullable (*_Nonnull name)(void *reader);
    const uint8_t *_Nullable (*_Nonnull value)(void *reader);
    int32_t (*next_attribute)(void *reader);
    void *_Nullable (*_Nonnull node)(void *reader);
    long (*node_line)(const void *node);
    int32_t (*line)(void *reader);
    void (*close)(void *reader);
};

/* Opens the library of that file name and fills in its functions; 0 when there is no such library
 * or one of the functions is missing. The library stays open. */
SHIM_HIDDEN int32_t shim_xml_load(const char *name, struct shim_xml *out_functions);

/* Keeps the first sentence about a document; libxml2 would print it. */
SHIM_HIDDEN void shim_xml_hear(
    void *_Nullable fault, const char *_Nullable text, int32_t severity, void *_Nullable place);

#pragma clang assume_nonnull end
