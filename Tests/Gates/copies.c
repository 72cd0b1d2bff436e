/*
 * Two copies of the library in one process, as when two products of a host each bring their own:
 * neither sees the other's handles or errors, and both may have one book open. Then forks, with the
 * library loaded and no book, and with books open and threads at work: children calculate in both
 * copies, are refused what belongs to the parent, and end. A thread that has worked in both copies
 * ends after both were closed.
 *
 *     copies LIBRARY DIRECTORY [FORKS]
 *
 * FORKS children are made each time (100 at first). Prints a line per broken promise and ends with
 * 1, or with 0.
 */
#define _GNU_SOURCE
#include "../C/child.h"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { E_FORKED = -107, E_HANDLE = -102, TEXT = 1 << 16, THREADS = 2 };

/* One loaded copy. */
struct copy {
    void *library;
    int32_t (*open_book)(const char *, int32_t, int32_t, int32_t *);
    int32_t (*close)(int32_t);
    int32_t (*set_text)(int32_t, const char *, const char *, int32_t);
    int32_t (*error_text)(int32_t, char *, int32_t, int32_t *);
    int32_t (*run)(int32_t, const char *, int32_t, const char *, int32_t, int32_t *);
    int32_t (*json)(int32_t, char *, int32_t, int32_t *);
    int32_t (*import)(int32_t, const char *, int32_t, const char *, int32_t, const char *, int32_t,
                      const char *, int32_t, int64_t *);
    int32_t (*select)(int32_t, const char *, int32_t, const char *, int32_t, int32_t *);
    int32_t (*rows)(int32_t, int64_t *);
};

static struct copy copies[2];
static int broken;

static void check_at(int line, int holds, const char *claim) {
    if (holds) return;
    printf("copies: line %d: %s\n", line, claim);
    broken = 1;
}

#define CHECK(claim) check_at(__LINE__, (claim) != 0, #claim)

static const char *const problem =
    "{\"categories\":[\"cost\"],\"departments\":["
    "{\"id\":\"admin\",\"class\":\"admin_logistics\",\"direct\":{\"cost\":\"100.00\"}},"
    "{\"id\":\"ward-1\",\"class\":\"clinical\",\"direct\":{\"cost\":\"0\"}},"
    "{\"id\":\"ward-2\",\"class\":\"clinical\",\"direct\":{\"cost\":\"0\"}}],"
    "\"drivers\":{\"headcount\":{\"ward-1\":1,\"ward-2\":2}},"
    "\"steps\":[{\"sources\":[\"admin\"],\"receivers\":[\"ward-1\",\"ward-2\"],"
    "\"driver\":\"headcount\"}],\"method\":\"step_down\"}";

static void load(struct copy *copy, const char *path) {
    static const char *const names[] = {
        "hosp_open", "hosp_close", "hosp_set_text", "hosp_error_text", "hosp_run",
        "hosp_result_json", "hosp_import_text", "hosp_select", "hosp_cursor_rows"};
    void **functions[] = {
        (void **)&copy->open_book, (void **)&copy->close, (void **)&copy->set_text,
        (void **)&copy->error_text, (void **)&copy->run, (void **)&copy->json,
        (void **)&copy->import, (void **)&copy->select, (void **)&copy->rows};
    copy->library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (copy->library == NULL) {
        printf("copies: %s\n", dlerror());
        exit(1);
    }
    for (size_t at = 0; at < sizeof names / sizeof names[0]; at++) {
        *functions[at] = dlsym(copy->library, names[at]);
        if (*functions[at] == NULL) exit(2);
    }
}

static void copy_file(const char *from, const char *to) {
    static char bytes[TEXT];
    size_t count;
    FILE *source = fopen(from, "rb"), *target = fopen(to, "wb");
    if (source == NULL || target == NULL) exit(2);
    while ((count = fread(bytes, 1, sizeof bytes, source)) > 0) {
        if (fwrite(bytes, 1, count, target) != count) exit(2);
    }
    fclose(source);
    if (fclose(target) != 0) exit(2);
}

/* Calculates in a book of its own; 0 when the amount is right. */
static int calculation(const struct copy *copy) {
    char text[4096];
    int32_t book = 0, result = 0;
    if (copy->open_book("", 0, 0, &book) != 0) return 1;
    if (copy->run(book, "cost.allocate", -1, problem, -1, &result) != 0) return 2;
    if (copy->json(result, text, sizeof text, NULL) != 0) return 3;
    if (strstr(text, "66.67") == NULL) return 4;
    if (copy->close(result) != 0) return 5;
    return copy->close(book) == 0 ? 0 : 6;
}

static int32_t import(const struct copy *copy, int32_t book, const char *key, const char *csv) {
    return copy->import(book, "hosp_cost_item", -1, csv, -1, key, -1, NULL, 0, NULL);
}

static int64_t items(const struct copy *copy, int32_t book) {
    int32_t cursor = 0;
    int64_t count = -1;
    CHECK(copy->select(book, "hosp_cost_item", -1, NULL, 0, &cursor) == 0);
    CHECK(copy->rows(cursor, &count) == 0);
    CHECK(copy->close(cursor) == 0);
    return count;
}

static int32_t book_of(const struct copy *copy, const char *path) {
    int32_t book = 0;
    CHECK(copy->open_book(path, -1, 0, &book) == 0);
    CHECK(copy->set_text(book, "now", "20250401120000", -1) == 0);
    return book;
}

/* ---- two copies ---- */

static void test_apart(const char *path) {
    const struct copy *one = &copies[0], *two = &copies[1];
    char text[1024] = "x";
    int32_t first = 0, second = 0;
    CHECK(one->open_book != two->open_book);
    /* What goes wrong in one is no error of the other. */
    CHECK(one->run(first, "none", -1, "", 0, &second) == E_HANDLE);
    CHECK(one->error_text(0, text, sizeof text, NULL) == 0 && text[0] != '\0');
    CHECK(two->error_text(0, text, sizeof text, NULL) == 0 && text[0] == '\0');
    /* Two books in one, none in the other. */
    CHECK(one->open_book("", 0, 0, &first) == 0 && one->open_book("", 0, 0, &second) == 0);
    CHECK(two->close(second) == E_HANDLE);
    CHECK(one->close(second) == 0 && one->close(first) == 0);
    CHECK(calculation(one) == 0 && calculation(two) == 0);
    /* What one commits the other sees, whoever closes first. */
    first = book_of(one, path);
    second = book_of(two, path);
    CHECK(import(one, first, "a", "item_code,sort_number\ncost,1\n") == 0);
    CHECK(items(two, second) == 1);
    CHECK(import(two, second, "b", "item_code,sort_number\ndrugs,2\n") == 0);
    CHECK(one->close(first) == 0);
    CHECK(import(two, second, "c", "item_code,sort_number\nwages,3\n") == 0);
    CHECK(two->close(second) == 0);
    first = book_of(one, path);
    CHECK(items(one, first) == 3);
    CHECK(one->close(first) == 0);
}

/* ---- forks ---- */

static int32_t parents[2];
static const char *parents_path;

/* In the child: what it makes works, and what the parent has is refused and can be given up. */
static int child(int has_books) {
    char text[1024];
    for (int at = 0; at < 2; at++) {
        const struct copy *copy = &copies[at];
        int32_t other = 0, failed = 10 * (at + 1);
        if (has_books) {
            if (copy->run(parents[at], "cost.allocate", -1, problem, -1, &other) != E_FORKED)
                return failed + 7;
            if (copy->error_text(0, text, sizeof text, NULL) != 0 || text[0] == '\0')
                return failed + 8;
            if (copy->open_book(parents_path, -1, 0, &other) != E_FORKED) return failed + 9;
        }
        int status = calculation(copy);
        if (status != 0) return failed + status;
        if (has_books && copy->close(parents[at]) != 0) return failed + 50;
    }
    return 0;
}

static void storm(int forks, int has_books, const char *when) {
    int ended = 0;
    for (int round = 0; round < forks; round++) {
        fflush(stdout);
        pid_t process = fork();
        if (process == 0) _exit(child(has_books));
        int status = process < 0 ? 198 : ending(process);
        if (status == 0) ended++;
        else printf("copies: %s: child %d ended with %d\n", when, round, status);
    }
    CHECK(ended == forks);
}

static int is_stirring;

static void *stir(void *argument) {
    int32_t result = 0;
    while (__atomic_load_n(&is_stirring, __ATOMIC_RELAXED)) {
        for (int at = 0; at < 2; at++) {
            if (calculation(&copies[at]) != 0) *(int *)argument = 1;
            if (copies[at].run(parents[at], "cost.allocate", -1, problem, -1, &result) != 0
                || copies[at].close(result) != 0) *(int *)argument = 2;
        }
    }
    return NULL;
}

static void test_forks(const char *path, int forks) {
    pthread_t threads[THREADS];
    int failed[THREADS] = {0};
    storm(forks, 0, "without a book");
    parents_path = path;
    for (int at = 0; at < 2; at++) parents[at] = book_of(&copies[at], path);
    storm(forks, 1, "with books");
    is_stirring = 1;
    for (int at = 0; at < THREADS; at++) pthread_create(&threads[at], NULL, stir, &failed[at]);
    storm(forks, 1, "with books and threads");
    __atomic_store_n(&is_stirring, 0, __ATOMIC_RELAXED);
    for (int at = 0; at < THREADS; at++) {
        pthread_join(threads[at], NULL);
        CHECK(failed[at] == 0);
    }
    /* The parent's books are as they were. */
    for (int at = 0; at < 2; at++) {
        CHECK(items(&copies[at], parents[at]) == 3);
        CHECK(copies[at].close(parents[at]) == 0);
    }
}

/* ---- a thread that outlives the library ---- */

static pthread_barrier_t barrier;

static void *outlive(void *argument) {
    for (int at = 0; at < 2; at++) {
        if (calculation(&copies[at]) != 0) *(int *)argument = 1;
    }
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    return NULL;
}

static void test_late_thread(void) {
    pthread_t thread;
    int failed = 0;
    pthread_barrier_init(&barrier, NULL, 2);
    CHECK(pthread_create(&thread, NULL, outlive, &failed) == 0);
    pthread_barrier_wait(&barrier);
    for (int at = 0; at < 2; at++) CHECK(dlclose(copies[at].library) == 0);
    pthread_barrier_wait(&barrier);
    CHECK(pthread_join(thread, NULL) == 0 && failed == 0);
}

int main(int count, char **arguments) {
    static char second[4096], book[4096];
    if (count < 3) {
        fprintf(stderr, "usage: copies LIBRARY DIRECTORY [FORKS]\n");
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    snprintf(second, sizeof second, "%s/libhosp-of-another-product.so", arguments[2]);
    snprintf(book, sizeof book, "%s/shared.book", arguments[2]);
    copy_file(arguments[1], second);
    load(&copies[0], arguments[1]);
    load(&copies[1], second);
    test_apart(book);
    test_forks(book, count > 3 ? atoi(arguments[3]) : 100);
    test_late_thread();
    return broken;
}
