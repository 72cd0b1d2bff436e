/*
 * job_runner - runs the jobs that hosts leave in the table hosp_job of a book.
 *
 *     job_runner [-1] [-n NAME] [-e SECONDS] [-h SECONDS] [BOOK]
 *
 *     -1          does what is there and ends, for cron and schedulers of databases
 *     -n NAME     the name of this runner, of it alone: claims that one of this name left when
 *                 it was killed are taken back at once; without it, host and process
 *     -e SECONDS  how long to wait when there is nothing to do; 5
 *     -h SECONDS  how long a claim holds, longer than the longest job; 3600
 *     BOOK        a file or odbc:…; without it HOSP_BOOK of the environment, where other users
 *                 see no password
 *
 * HOSP_ATTACHED_NAME of the environment says where the attached sources of the place NAME are.
 *
 * Prints a line for each job: time, job, procedure, state, and run and version or the error. A job
 * that no runner may run has failed without a line. Ends with 0, with 3 when -1 was given and a
 * job failed, with 1 when it cannot go on, and with 2 when it was called wrongly. SIGTERM and
 * SIGINT let the job under way end. SIGKILL loses nothing: the claim ends, and the next runner
 * does the job again.
 *
 * cc -std=c99 job_runner.c $(pkg-config --cflags --libs hosp)
 */
#define _POSIX_C_SOURCE 200809L
#include <hosp.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { CALLED_WRONGLY = 2, JOB_FAILED = 3, LONGEST_RESULT = 32767, TRIES = 6 };

static int32_t book;
static const char *runner;
static char own_name[64];
static long every = 5, hold = 3600;
static volatile sig_atomic_t is_ending;

static void end(int number)
{
    (void)number;
    is_ending = 1;
}

static void *room(size_t size)
{
    void *memory = malloc(size);
    if (memory)
        return memory;
    fprintf(stderr, "job_runner: no memory\n");
    exit(EXIT_FAILURE);
}

/* The words of the last error, and their language is that of the book. */
static const char *words(void)
{
    static char text[8192];
    hosp_error_text(book, text, sizeof text, NULL);
    return text;
}

static int32_t check(int32_t status)
{
    if (status >= 0)
        return status;
    fprintf(stderr, "job_runner: %s\n", words());
    exit(EXIT_FAILURE);
}

static void set(const char *option, const char *value)
{
    check(hosp_set_text(book, option, value, -1));
}

/* Tells the book what time it is: the library has no clock. */
static const char *tell_time(void)
{
    static char shown[20];
    char digits[15];
    const time_t seconds = time(NULL);
    struct tm now;
    localtime_r(&seconds, &now);
    strftime(digits, sizeof digits, "%Y%m%d%H%M%S", &now);
    strftime(shown, sizeof shown, "%Y-%m-%d %H:%M:%S", &now);
    set("now", digits);
    return shown;
}

/* ---- Arguments as JSON ------------------------------------------------------------------- */

/* A text in quotes; six bytes are the longest a byte becomes. */
static char *quoted(const char *text)
{
    char *json = room(6 * strlen(text) + 3), *out = json;
    *out++ = '"';
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if (byte < 0x20) {
            out += sprintf(out, "\\u%04x", byte);
            continue;
        }
        if (byte == '"' || byte == '\\')
            *out++ = '\\';
        *out++ = (char)byte;
    }
    *out++ = '"';
    *out = '\0';
    return json;
}

/* ---- Tables of results ------------------------------------------------------------------- */

/* The value of a column of the row, by its name; the caller frees it. */
static char *cell(int32_t cursor, const char *name)
{
    int32_t count = 0, needed = 0;
    check(hosp_cursor_columns(cursor, &count));
    for (int32_t column = 1; column <= count; column++) {
        char found[64];
        check(hosp_cursor_name(cursor, column, found, sizeof found, NULL));
        if (strcmp(found, name) != 0)
            continue;
        hosp_cursor_text(cursor, column, NULL, 0, &needed);
        char *text = room((size_t)needed);
        check(hosp_cursor_text(cursor, column, text, needed, NULL));
        return text;
    }
    fprintf(stderr, "job_runner: there is no column %s\n", name);
    exit(EXIT_FAILURE);
}

static int32_t first_row(int32_t result, int32_t *cursor)
{
    check(hosp_result_table(result, "job", -1, cursor));
    check(hosp_close(result));
    return check(hosp_cursor_next(*cursor));
}

/* ---- A job ------------------------------------------------------------------------------- */

struct job { char *code, *procedure, *arguments, *requested_by; };

static void forget(struct job *job)
{
    free(job->code);
    free(job->procedure);
    free(job->arguments);
    free(job->requested_by);
}

/* Claims a job: 1 with one, 0 when there is none now. */
static int claim(struct job *job)
{
    char arguments[512];
    int32_t result = 0, cursor = 0;
    char *name = quoted(runner);
    snprintf(arguments, sizeof arguments, "{\"runner\":%s,\"seconds\":%ld}", name, hold);
    free(name);
    const int32_t status = hosp_run(book, "job.claim", -1, arguments, -1, &result);
    if (status == HOSP_E_CONFLICT) {
        /* Somebody works in the book for a long time; there is another time. */
        fprintf(stderr, "job_runner: %s\n", words());
        return 0;
    }
    check(status);
    const int found = first_row(result, &cursor) == HOSP_ROW;
    if (found) {
        job->code = cell(cursor, "job_code");
        job->procedure = cell(cursor, "procedure_name");
        job->arguments = cell(cursor, "arguments_json");
        job->requested_by = cell(cursor, "requested_by");
    }
    check(hosp_close(cursor));
    return found;
}

/* The outcome of a job as the members of an object behind its number and the runner. */
static char *outcome(const struct job *job)
{
    int32_t result = 0, needed = 0;
    const int32_t status = hosp_run(
        book, job->procedure, -1, job->arguments, -1, &result);
    if (status >= 0) {
        hosp_result_json(result, NULL, 0, &needed);
        /* A longer one stands in the tables of the book. */
        const int is_kept = needed <= LONGEST_RESULT;
        char *members = room(is_kept ? (size_t)needed + 16 : 1);
        members[0] = '\0';
        if (is_kept) {
            strcpy(members, ",\"result\":");
            check(hosp_result_json(result, members + strlen(members), needed, NULL));
        }
        check(hosp_close(result));
        return members;
    }
    const int32_t number = hosp_error_code(book);
    char *chinese = quoted(words());
    set("language", "en");
    char *english = quoted(words());
    set("language", "zh");
    const size_t size = strlen(chinese) + strlen(english) + 64;
    char *members = room(size);
    snprintf(members, size, ",\"number\":%d,\"zh\":%s,\"en\":%s", (int)number, chinese, english);
    free(chinese);
    free(english);
    return members;
}

/* Notes what became of a job and prints it; 1 when it failed. */
static int note(const struct job *job, const char *members)
{
    const int is_done = strncmp(members, ",\"number\"", 9) != 0;
    char *code = quoted(job->code), *name = quoted(runner), error[64] = "";
    const size_t size = strlen(code) + strlen(name) + strlen(members) + 32;
    char *arguments = room(size);
    int32_t result = 0, cursor = 0, status;
    snprintf(arguments, size, "{\"job\":%s,\"runner\":%s%s}", code, name, members);
    for (int tries = 0;; tries++) {
        status = hosp_run(book, is_done ? "job.finish" : "job.fail", -1, arguments, -1, &result);
        if (status != HOSP_E_CONFLICT || tries == TRIES)
            break;
        check(hosp_error_name(book, error, sizeof error, NULL));
        if (strcmp(error, "job_not_held") == 0)
            break;
    }
    free(arguments);
    free(code);
    free(name);
    if (strcmp(error, "job_not_held") == 0) {
        /* It took longer than its claim, and another runner does it. */
        fprintf(stderr, "job_runner: %s\n", words());
        return 1;
    }
    check(status);
    first_row(result, &cursor);
    char *state = cell(cursor, "state_name"), *run = cell(cursor, "result_run_id");
    char *version = cell(cursor, "result_version"), *text = cell(cursor, "error_zh");
    printf("%s %s %s %s%s%s%s%s%s%s\n", tell_time(), job->code, job->procedure, state,
           *run ? " " : "", run, *version ? " " : "", version, *text ? " " : "", text);
    const int is_failed = strcmp(state, "failed") == 0;
    free(state);
    free(run);
    free(version);
    free(text);
    check(hosp_close(cursor));
    return is_failed;
}

/* Claims a job and does it: -1 when there is none, else whether it failed. */
static int do_one(void)
{
    struct job job;
    tell_time();
    if (!claim(&job))
        return -1;
    set("actor", job.requested_by);
    char *members = outcome(&job);
    set("actor", runner);
    tell_time();
    const int is_failed = note(&job, members);
    free(members);
    forget(&job);
    return is_failed;
}

/* ---- The program ------------------------------------------------------------------------- */

static void open_book(const char *location)
{
    check(hosp_open(location, -1, HOSP_UTF8, &book));
    set("actor", runner);
    for (char **variable = environ; *variable; variable++)
        if (strncmp(*variable, "HOSP_ATTACHED_", 14) == 0)
            set("attached_location", *variable + 14);
}

/* What a runner of this name had claimed when it was killed. */
static void take_back(void)
{
    char arguments[512];
    int32_t result = 0;
    char *name = quoted(runner);
    snprintf(arguments, sizeof arguments, "{\"runner\":%s}", name);
    free(name);
    tell_time();
    check(hosp_run(book, "job.release", -1, arguments, -1, &result));
    check(hosp_close(result));
}

static int usage(void)
{
    fprintf(stderr, "usage: job_runner [-1] [-n NAME] [-e SECONDS] [-h SECONDS] [BOOK]\n");
    return CALLED_WRONGLY;
}

int main(int count, char **arguments)
{
    int option, is_once = 0, any_failed = 0;
    struct sigaction action = {0};
    char host[32] = "";
    while ((option = getopt(count, arguments, "1n:e:h:")) != -1) {
        if (option == '1')
            is_once = 1;
        else if (option == 'n')
            runner = optarg;
        else if (option == 'e')
            every = atol(optarg);
        else if (option == 'h')
            hold = atol(optarg);
        else
            return usage();
    }
    const char *location = optind < count ? arguments[optind++] : getenv("HOSP_BOOK");
    if (optind < count || !location || !*location || every < 1 || every > 3600)
        return usage();
    gethostname(host, sizeof host - 1);
    snprintf(own_name, sizeof own_name, "%s:%ld", host, (long)getpid());
    if (!runner)
        runner = own_name;
    action.sa_handler = end;
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    open_book(location);
    take_back();
    while (!is_ending) {
        const int is_failed = do_one();
        any_failed |= is_failed == 1;
        if (is_failed >= 0)
            continue;
        if (is_once)
            break;
        sleep((unsigned)every);
    }
    check(hosp_close(book));
    return is_once && any_failed ? JOB_FAILED : EXIT_SUCCESS;
}
