/* Every parameter of every function with every value that it does not take: the call answers with
 * an error that names what is wrong, changes no output, reads and writes nothing beyond the sizes
 * it was told, and opens nothing. Each call differs from one that succeeds in one argument.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror wrong_arguments_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Run in the directory of the repository; the name of a function as argument tries that one alone.
 * Prints a line per failed check and `N passed, N failed` last.
 */
#define _GNU_SOURCE
#include "valid_calls.h"

#include <limits.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

enum { SLOT = 1 << 17, FILLER = 0xA5 };

static int passed, failed;
static char what[200];

/* ---- memory that ends where the argument ends: a byte more is a crash ---- */

static unsigned char *slots[MOST_PARAMETERS];

static void make_slots(void) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    for (int at = 0; at < MOST_PARAMETERS; at++) {
        unsigned char *start = mmap(NULL, SLOT + page, PROT_READ | PROT_WRITE,
                                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (start == MAP_FAILED || mprotect(start + SLOT, page, PROT_NONE) != 0) abort();
        slots[at] = start;
    }
}

static void *place(int parameter, const void *data, size_t size) {
    unsigned char *start = slots[parameter] + SLOT - size;
    memset(slots[parameter] + SLOT - 8192, FILLER, 8192);
    if (data) memcpy(start, data, size);
    return start;
}

static void crashed(int signal) {
    char line[300];
    int length = snprintf(line, sizeof line, "signal %d in %s\n", signal, what);
    if (write(1, line, (size_t)length) > 0) _exit(1);
    _exit(2);
}

/* ---- what a call with a wrong argument must answer ---- */

enum expected { ANYTHING, FAILURE, SUCCESS, STATUS };

struct attempt {
    const struct function *function;
    const struct world *world;
    union argument a[MOST_PARAMETERS];
    size_t sizes[MOST_PARAMETERS];
    int place;
    enum expected expected;
    int32_t status;
    /* What the error says, or NULL. */
    const char *word;
};

static void verdict(int holds, const char *claim) {
    if (holds) {
        passed++;
        return;
    }
    failed++;
    printf("%s: %s\n", what, claim);
}

static int is_known(int32_t status) {
    static const int32_t known[] = {
        HOSP_OK, HOSP_ROW, HOSP_DONE, HOSP_E_ARGUMENT, HOSP_E_HANDLE, HOSP_E_KIND, HOSP_E_BUFFER,
        HOSP_E_ENCODING, HOSP_E_BUSY, HOSP_E_RANGE, HOSP_E_OVERFLOW, HOSP_E_UNBALANCED,
        HOSP_E_DUPLICATE, HOSP_E_MISSING, HOSP_E_UNKNOWN, HOSP_E_FORMAT, HOSP_E_RULE,
        HOSP_E_CLOSED, HOSP_E_LOCKED, HOSP_E_APPROVAL, HOSP_E_SEPARATION, HOSP_E_BUDGET, HOSP_E_IO,
        HOSP_E_CORRUPT, HOSP_E_SCHEMA, HOSP_E_SQL, HOSP_E_CONFLICT, HOSP_E_TOO_BIG};
    for (size_t at = 0; at < sizeof known / sizeof known[0]; at++)
        if (status == known[at]) return 1;
    return 0;
}

static int is_output(enum kind kind) {
    return kind == BUFFER || kind == OUT_BYTES || kind == OUT_HANDLE || kind == OUT_INT32S
        || kind == OUT_INT64S || kind == OUT_REALS;
}

static int is_filler(const unsigned char *bytes, size_t size) {
    for (size_t at = 0; at < size; at++)
        if (bytes[at] != FILLER) return 0;
    return 1;
}

/* A buffer that is too small is empty; otherwise nothing is written on error. */
static void check_outputs(const struct attempt *try, int32_t status) {
    for (int at = 0; at < try->function->count; at++) {
        const struct parameter *parameter = &try->function->parameters[at];
        const unsigned char *bytes = try->a[at].out;
        if (!is_output(parameter->kind) || bytes == NULL) continue;
        size_t size = try->sizes[at];
        if (status == HOSP_E_BUFFER && strcmp(parameter->name, "out_needed") == 0) continue;
        if (status == HOSP_E_BUFFER && parameter->kind == BUFFER && size > 0) {
            verdict(bytes[0] == 0, "the buffer is not empty");
            continue;
        }
        verdict(is_filler(bytes, size), parameter->name);
    }
}

/* The functions that tell errors make none. */
static int tells_errors(const struct function *function) {
    return strncmp(function->name, "hosp_error_", 11) == 0;
}

/* The word that the error must hold: a wrong number is told by the name of its parameter, the value
 * of an option by the name of the option, the number of a column by itself. */
static const char *expected_word(const struct attempt *try, int32_t status) {
    if (try->word || status != HOSP_E_ARGUMENT || try->place < 0) return try->word;
    const struct parameter *tried = &try->function->parameters[try->place];
    int is_number = tried->kind == AMOUNT || tried->kind == INT32 || tried->kind == INT64;
    if (!is_number || strcmp(tried->name, "column") == 0) return NULL;
    return strcmp(tried->name, "value") == 0 ? given(try->function->name, "option") : tried->name;
}

static void check_words(const struct attempt *try, int32_t status) {
    static const char *const languages[] = {"en", "zh"};
    const char *word = expected_word(try, status);
    char text[1100];
    verdict(hosp_error_code(0) > 0, "the error has no number");
    for (int at = 0; at < 2; at++) {
        hosp_set_text(0, "language", languages[at], -1);
        verdict(hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK && text[0] != 0,
                "the error has no words");
        verdict(strstr(text, "-77777") == NULL, "the error is that of another call");
        if (word && strstr(text, word) == NULL) {
            printf("  %s\n", text);
            verdict(0, "the error does not name what is wrong");
        }
    }
}

static void close_opened(const struct attempt *try) {
    for (int at = 0; at < try->function->count; at++) {
        enum kind kind = try->function->parameters[at].kind;
        int32_t handle = 0;
        if (kind != OUT_HANDLE || try->a[at].out == NULL) continue;
        memcpy(&handle, try->a[at].out, sizeof handle);
        verdict(hosp_close(handle) == HOSP_OK, "what was opened cannot be closed");
    }
}

/* Makes the call and judges it; success may have used up what the world holds. */
static void attempt(struct attempt *try, struct world *world) {
    hosp_close(-77777);
    int32_t status = try->function->call(try->a);
    int is_number = try->function->count == 0 || strcmp(try->function->name, "hosp_has") == 0
        || strcmp(try->function->name, "hosp_error_code") == 0;
    if (!is_known(status) && !(is_number && status > 0)) {
        printf("  status %d\n", (int)status);
        verdict(0, "the status is none of the interface");
    }
    int is_right = try->expected == ANYTHING || (try->expected == FAILURE && status < 0)
        || (try->expected == SUCCESS && status >= 0)
        || (try->expected == STATUS && status == try->status);
    if (!is_right) {
        char text[1100] = "";
        hosp_error_text(0, text, sizeof text, NULL);
        printf("  status %d: %s\n", (int)status, text);
    }
    verdict(is_right, "the status is another one");
    if (status < 0) {
        check_outputs(try, status);
        if (!tells_errors(try->function)) check_words(try, status);
    } else {
        close_opened(try);
        close_children(world);
        verdict(open_children(world), "the world is not whole any more");
    }
    release_streams(try->function, try->a);
}

/* ---- values that are wrong, by what a parameter is ---- */

static void begin(
    struct attempt *try, const struct function *function, struct world *world, int at,
    const char *value
) {
    memset(try, 0, sizeof *try);
    try->function = function;
    try->world = world;
    try->place = at;
    snprintf(what, sizeof what, "%s, %s is %s", function->name,
             at < 0 ? "all" : function->parameters[at].name, value);
    valid_arguments(world, function, try->a, try->sizes);
}

static void end(
    struct attempt *try, struct world *world, enum expected expected, int32_t status,
    const char *word
) {
    try->expected = expected;
    try->status = status;
    try->word = word;
    attempt(try, world);
}

/* A number in the place of the argument. */
static void number(
    const struct function *function, struct world *world, int at, int64_t value,
    enum expected expected, int32_t status, const char *word
) {
    struct attempt try;
    char text[40];
    snprintf(text, sizeof text, "%lld", (long long)value);
    begin(&try, function, world, at, text);
    if (function->parameters[at].is_long) try.a[at].int64 = value;
    else try.a[at].int32 = (int32_t)value;
    end(&try, world, expected, status, word);
}

static void null(
    const struct function *function, struct world *world, int at, enum expected expected,
    int32_t status, const char *word
) {
    struct attempt try;
    begin(&try, function, world, at, "NULL");
    release_streams(function, try.a);
    try.a[at].out = NULL;
    try.a[at].in = NULL;
    end(&try, world, expected, status, word);
}

/* A handle for which 0 means the calling thread, or nothing to close. */
static int may_be_zero(const struct function *function) {
    return tells_errors(function) || strcmp(function->name, "hosp_close") == 0
        || strcmp(function->name, "hosp_set_text") == 0
        || strcmp(function->name, "hosp_set_int") == 0;
}

static void handles(const struct function *function, struct world *world, int at) {
    int32_t own = handle_named(world, function->parameters[at].name), stale = world->cursor;
    int32_t orphan = 0, closed = 0;
    const int32_t others[] = {
        world->book, world->result, world->cursor, world->rows, world->formulas};
    char word[16];
    for (size_t other = 0; other < sizeof others / sizeof others[0]; other++) {
        if (others[other] == own || strcmp(function->name, "hosp_close") == 0) continue;
        snprintf(word, sizeof word, "%d", (int)others[other]);
        number(function, world, at, others[other], STATUS, HOSP_E_KIND, word);
    }
    close_children(world);
    hosp_open("", 0, HOSP_UTF8, &closed);
    hosp_csv_open_text(closed, "a\n", -1, &orphan, NULL);
    hosp_close(closed);
    open_children(world);
    const int32_t wrong[] = {-1, INT32_MIN, INT32_MAX, own ^ 1 << 16, stale, closed, orphan, 65535};
    for (size_t one = 0; one < sizeof wrong / sizeof wrong[0]; one++) {
        snprintf(word, sizeof word, "%d", (int)wrong[one]);
        number(function, world, at, wrong[one], STATUS, HOSP_E_HANDLE, word);
    }
    number(function, world, at, 0, may_be_zero(function) ? ANYTHING : STATUS, HOSP_E_HANDLE, NULL);
}

static int takes_book(const struct function *function) {
    return function->count > 0 && function->parameters[0].kind == HANDLE;
}

/* Bytes that are no text, in the encoding of the book: half a character at the end of a name. */
static void no_text(const struct function *function, struct world *world, int at) {
    struct attempt try;
    /* Pieces of arguments may end inside of a character; the name of a feature is never decoded. */
    int is_free = strcmp(function->name, "hosp_arguments_append") == 0
        || strcmp(function->name, "hosp_has") == 0;
    begin(&try, function, world, at, "half a character");
    try.a[at].in = place(at, "k\xD6", 3);
    if (at + 1 < function->count && function->parameters[at + 1].kind == LENGTH)
        try.a[at + 1].int32 = -1;
    end(&try, world, is_free ? ANYTHING : takes_book(function) ? STATUS : FAILURE,
        HOSP_E_ENCODING, NULL);
}

static void texts(const struct function *function, struct world *world, int at) {
    static char long_text[5001];
    const struct parameter *parameter = &function->parameters[at];
    int has_length = at + 1 < function->count && function->parameters[at + 1].kind == LENGTH;
    struct attempt try;
    begin(&try, function, world, at, "NULL with a length");
    if (has_length) {
        try.a[at].in = NULL;
        try.a[at + 1].int32 = 5;
        end(&try, world, STATUS, HOSP_E_ARGUMENT, parameter->name);
        begin(&try, function, world, at, "NULL with a terminator");
        try.a[at].in = NULL;
        try.a[at + 1].int32 = -1;
        end(&try, world, STATUS, HOSP_E_ARGUMENT, parameter->name);
        begin(&try, function, world, at, "empty");
        try.a[at + 1].int32 = 0;
        end(&try, world, ANYTHING, 0, NULL);
    } else if (parameter->may_be_null) {
        null(function, world, at, SUCCESS, 0, NULL);
    } else {
        null(function, world, at, STATUS, HOSP_E_ARGUMENT, parameter->name);
    }
    no_text(function, world, at);
    memset(long_text, 'x', sizeof long_text - 1);
    begin(&try, function, world, at, "5000 bytes");
    try.a[at].in = place(at, long_text, sizeof long_text);
    if (has_length) try.a[at + 1].int32 = -1;
    end(&try, world, ANYTHING, 0, NULL);
}

/* Sizes beyond the limit are refused before a byte is read. */
static void lengths(const struct function *function, struct world *world, int at) {
    const char *text = function->parameters[at - 1].name;
    number(function, world, at, -2, FAILURE, 0, NULL);
    number(function, world, at, INT32_MIN, FAILURE, 0, NULL);
    struct attempt try;
    static const int32_t sizes[] = {-2, INT32_MIN, HOSP_MAX_TEXT + 1, INT32_MAX};
    for (size_t one = 0; one < sizeof sizes / sizeof sizes[0]; one++) {
        char value[40];
        snprintf(value, sizeof value, "%d", (int)sizes[one]);
        begin(&try, function, world, at, value);
        try.a[at - 1].in = place(at - 1, "x", 1);
        try.a[at].int32 = sizes[one];
        end(&try, world, STATUS, sizes[one] < 0 ? HOSP_E_ARGUMENT : HOSP_E_TOO_BIG,
            sizes[one] < 0 ? text : NULL);
    }
}

static void capacities(const struct function *function, struct world *world, int at) {
    struct attempt try;
    int32_t needed = 0;
    int is_piece = strcmp(function->name, "hosp_result_json_part") == 0;
    number(function, world, at, -1, STATUS, HOSP_E_ARGUMENT, "capacity");
    number(function, world, at, INT32_MIN, STATUS, HOSP_E_ARGUMENT, "capacity");
    begin(&try, function, world, at, "enough");
    hosp_close(-77777);
    verdict(function->call(try.a) >= 0, "the call does not succeed");
    memcpy(&needed, try.a[at + 1].out, sizeof needed);
    verdict(needed > 0 && needed <= 4096, "the size needed is wrong");
    const int32_t sizes[] = {0, 1, needed - 1, needed};
    for (size_t one = 0; one < sizeof sizes / sizeof sizes[0]; one++) {
        char value[40];
        int32_t size = sizes[one], told = 0;
        snprintf(value, sizeof value, "%d of %d", (int)size, (int)needed);
        begin(&try, function, world, at, value);
        try.a[at - 1].out = place(at - 1, NULL, (size_t)size);
        try.sizes[at - 1] = (size_t)size;
        try.a[at].int32 = size;
        int fits = size >= needed || (is_piece && size > 4);
        hosp_close(-77777);
        end(&try, world, fits ? SUCCESS : STATUS, HOSP_E_BUFFER, NULL);
        memcpy(&told, try.a[at + 1].out, sizeof told);
        verdict(told == needed, "the size needed is another one");
    }
}

/* Arrays of one number throughout. */
static void contents(const struct function *function, struct world *world, int at) {
    static const int64_t values[] = {INT64_MIN, INT64_MAX, INT32_MIN, INT32_MAX, -1, 0, 1};
    enum kind kind = function->parameters[at].kind;
    size_t element = element_size(kind);
    for (size_t one = element == 8 ? 0 : 2; one < sizeof values / sizeof values[0]; one++) {
        struct attempt try;
        char value[40];
        snprintf(value, sizeof value, "full of %lld", (long long)values[one]);
        begin(&try, function, world, at, value);
        unsigned char *bytes = (unsigned char *)(uintptr_t)try.a[at].in;
        /* Offsets say how long another array is; only those that cannot be are tried. */
        if (bytes == NULL || (kind == OFFSETS && values[one] == 1)) continue;
        for (size_t byte = 0; byte < try.sizes[at]; byte += element) {
            int32_t narrow = (int32_t)values[one];
            memcpy(bytes + byte, element == 8 ? (const void *)&values[one] : &narrow,
                   element == 1 ? 1 : element);
        }
        if (kind == OFFSETS && values[one] != 0)
            end(&try, world, STATUS, HOSP_E_ARGUMENT, function->parameters[at].name);
        else
            end(&try, world, ANYTHING, 0, NULL);
    }
}

/* The last offset says how many there are: none beyond the limit is read. */
static void last_offsets(const struct function *function, struct world *world, int at) {
    static const int32_t lasts[] = {-1, INT32_MIN, HOSP_MAX_COUNT + 1, INT32_MAX};
    for (size_t one = 0; one < sizeof lasts / sizeof lasts[0]; one++) {
        struct attempt try;
        char value[40];
        snprintf(value, sizeof value, "0 and at last %d", (int)lasts[one]);
        begin(&try, function, world, at, value);
        unsigned char *bytes = (unsigned char *)(uintptr_t)try.a[at].in;
        memcpy(bytes + try.sizes[at] - sizeof lasts[one], &lasts[one], sizeof lasts[one]);
        end(&try, world, STATUS, HOSP_E_ARGUMENT, function->parameters[at].name);
    }
}

static int broken_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    (void)stream;
    (void)out;
    return 5;
}
static int broken_array(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    (void)stream;
    (void)out;
    return 5;
}
static const char *broken_words(struct ArrowArrayStream *stream) {
    (void)stream;
    return "broken";
}
static void broken_release(struct ArrowArrayStream *stream) { stream->release = NULL; }

static void streams(const struct function *function, struct world *world, int at) {
    struct attempt try;
    if (function->parameters[at].kind == OUT_STREAM) {
        null(function, world, at, STATUS, HOSP_E_ARGUMENT, "out_stream");
        return;
    }
    null(function, world, at, STATUS, HOSP_E_ARGUMENT, "Arrow");
    begin(&try, function, world, at, "released");
    release_streams(function, try.a);
    end(&try, world, STATUS, HOSP_E_ARGUMENT, NULL);
    begin(&try, function, world, at, "broken");
    release_streams(function, try.a);
    struct ArrowArrayStream broken = {
        broken_schema, broken_array, broken_words, broken_release, NULL};
    memcpy(try.a[at].out, &broken, sizeof broken);
    end(&try, world, STATUS, HOSP_E_IO, "broken");
    struct ArrowArrayStream *left = try.a[at].out;
    verdict(left->release == NULL, "the stream is not released");
}

/* Numbers at the edges of their type, none of which may trap. */
static void edges(const struct function *function, struct world *world, int at) {
    static const int64_t values[] = {INT64_MIN, INT64_MAX, INT32_MIN, INT32_MAX, -1, 0, 1, 19, 65,
                                     99999999, 299912, 20240230, 29991231};
    for (size_t one = 0; one < sizeof values / sizeof values[0]; one++)
        number(function, world, at, values[one], ANYTHING, 0, NULL);
}

static void refused_numbers(
    const struct function *function, struct world *world, int at, const int64_t *values, int count,
    int32_t status
) {
    for (int one = 0; one < count; one++)
        number(function, world, at, values[one], status ? STATUS : FAILURE, status,
               status ? function->parameters[at].name : NULL);
}

#define REFUSED(status, ...) do { \
        static const int64_t values[] = {__VA_ARGS__}; \
        refused_numbers(function, world, at, values, (int)(sizeof values / sizeof values[0]), \
                        status); \
    } while (0)

static void parameter(const struct function *function, struct world *world, int at) {
    const struct parameter *tried = &function->parameters[at];
    switch (tried->kind) {
    case HANDLE: handles(function, world, at); break;
    case TEXT: texts(function, world, at); break;
    case LENGTH: lengths(function, world, at); break;
    case CAPACITY: capacities(function, world, at); break;
    case LONG_LENGTH: REFUSED(0, -1, 0, 1, 3, INT64_MIN, INT64_MAX); break;
    case AMOUNT:
        if (tried->is_long) REFUSED(0, -1, INT64_MIN, INT64_MAX, (int64_t)INT32_MAX + 1);
        else REFUSED(0, -1, INT32_MIN, INT32_MAX, HOSP_MAX_COUNT + 1);
        break;
    case CHOICE: REFUSED(HOSP_E_ARGUMENT, -1, 4096, INT32_MIN, INT32_MAX); break;
    case THREADS:
        REFUSED(HOSP_E_ARGUMENT, -1, 0, INT32_MIN);
        /* Some functions take more than 64 and use no more. */
        number(function, world, at, 65, ANYTHING, 0, NULL);
        number(function, world, at, INT32_MAX, ANYTHING, 0, NULL);
        break;
    case INT32: case INT64: case REAL: edges(function, world, at); break;
    case BUFFER: null(function, world, at, STATUS, HOSP_E_ARGUMENT, tried->name); break;
    case STREAM: case OUT_STREAM: streams(function, world, at); break;
    case BYTES: case OFFSETS: case INT32S: case INT64S: case REALS:
        contents(function, world, at);
        if (tried->kind == OFFSETS) last_offsets(function, world, at);
        if (tried->may_be_null) null(function, world, at, ANYTHING, 0, NULL);
        else null(function, world, at, STATUS, HOSP_E_ARGUMENT, tried->name);
        break;
    default:
        if (tried->may_be_null) null(function, world, at, ANYTHING, 0, NULL);
        else null(function, world, at, STATUS, HOSP_E_ARGUMENT, tried->name);
    }
}

static void every_parameter(const struct function *function, struct world *world) {
    struct attempt try;
    begin(&try, function, world, -1, "valid");
    end(&try, world, SUCCESS, 0, NULL);
    for (int at = 0; at < function->count; at++) parameter(function, world, at);
}

/* ---- nothing stays open ---- */

/* How many handles can still be opened. */
static int room_for_handles(const struct world *world) {
    static int32_t cursors[HOSP_MAX_HANDLES];
    int count = 0;
    while (count < HOSP_MAX_HANDLES
           && hosp_result_table(world->result, "alternatives", -1, &cursors[count]) == HOSP_OK)
        count++;
    for (int at = 0; at < count; at++) hosp_close(cursors[at]);
    return count;
}

static void half_characters(struct world *world) {
    for (int at = 0; at < FUNCTION_COUNT; at++)
        for (int place = 0; place < functions[at].count; place++)
            if (functions[at].parameters[place].kind == TEXT) no_text(&functions[at], world, place);
}

int main(int count, char **arguments) {
    char location[] = "/tmp/wrong-arguments-XXXXXX";
    struct world world = {0, 0, 0, 0, 0};
    int file = mkstemp(location);
    make_slots();
    if (file < 0 || close(file) != 0 || unlink(location) != 0 || !import_hospital(location)
        || !open_world(&world, location, HOSP_UTF8)) {
        printf("the hospital cannot be opened\n");
        unlink(location);
        return EXIT_FAILURE;
    }
    static const int signals[] = {SIGSEGV, SIGILL, SIGBUS, SIGABRT, SIGFPE, SIGTRAP};
    for (size_t at = 0; at < sizeof signals / sizeof signals[0]; at++) signal(signals[at], crashed);
    int room = room_for_handles(&world);
    for (int at = 0; at < FUNCTION_COUNT; at++)
        if (count < 2 || strcmp(functions[at].name, arguments[1]) == 0)
            every_parameter(&functions[at], &world);
    snprintf(what, sizeof what, "all functions");
    verdict(room_for_handles(&world) == room, "something stays open");
    hosp_close(world.book);
    if (count < 2) {
        static const int32_t others[] = {HOSP_GBK, HOSP_GB18030};
        for (int at = 0; at < 2; at++) {
            verdict(open_world(&world, location, others[at]), "a book in another encoding");
            half_characters(&world);
            hosp_close(world.book);
        }
    }
    unlink(location);
    unlink(REPORT);
    printf("%d passed, %d failed\n", passed, failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
