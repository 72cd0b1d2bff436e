/* Makes charge lines for the benchmark of case costing; the same arguments give the same files.
 *
 *     generate_charges ROWS FOLDER [shuffled] [text] [identifiers] [gbk] [columns]
 *
 * lines.csv (case, department, item, quantity, amount), unit_costs.csv (unit cost in yuan with four
 * decimals, and as a whole number of 1/10,000 yuan for engines that like that better) and cases.csv
 * (case, group). Items are asked for as unevenly as in a hospital (Zipf), each by some departments;
 * cases slide along the file in a window, unless `shuffled`; one line in 256 is a refund. `text`
 * makes case codes text, `identifiers` adds line_id, `gbk` a column of Chinese in GBK and CRLF.
 * `columns` makes all codes whole numbers and writes, instead of lines.csv, the lines as columns of
 * this machine's numbers: case.bin (int64), department.bin (int16), item.bin (int32), quantity.bin
 * (int32) and amount_fen.bin (int64).
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ITEMS = 8000, DEPARTMENTS = 150, GROUPS = 700, WINDOW = 4000, DRAWS = 1 << 16, USERS = 40 };

struct item {
    char code[16];
    int price; /* fen */
    int users; /* departments that use it */
    int department[USERS];
    int unit_cost[USERS]; /* 1/10,000 yuan */
};

static struct item items[ITEMS];
static int draw[DRAWS]; /* 16 random bits to an item */
static char departments[DEPARTMENTS][8];
static uint64_t state = 20250331;
static const char *folder;
static int is_text, is_columns;

/* SplitMix64. */
static uint64_t next_bits(void) {
    uint64_t word = state += 0x9E3779B97F4A7C15u;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

static double share(void) { return (double)(next_bits() >> 11) / 9007199254740992.0; }

static FILE *create(const char *name, const char *header) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file) {
        perror(path);
        exit(1);
    }
    setvbuf(file, NULL, _IOFBF, 1 << 20);
    fputs(header, file);
    return file;
}

static void finish(FILE *file) {
    if (fclose(file) != 0) {
        perror(folder);
        exit(1);
    }
}

static void case_code(char *code, long number) {
    if (is_text) sprintf(code, "ZY25-%06ld%c", number * 7, (char)('A' + number % 23));
    else sprintf(code, "%lld", 202501000000LL + 3LL * number + 1);
}

static void make_items(void) {
    double total = 0, sum = 0;
    int drawn = 0;
    for (int i = 0; i < ITEMS; i++) total += pow(i + 3, -1.05);
    for (int i = 0; i < ITEMS; i++) {
        struct item *item = &items[i];
        if (is_columns) sprintf(item->code, "%d", i);
        else sprintf(item->code, "%c%d", i % 9 ? '3' : 'D', 10000000 + (int)(i * 7919L % 89999999));
        item->price = 50 + (int)(100 * exp(share() * 8));
        item->users = 1 + (int)(USERS * pow(share(), 3));
        if (item->users > USERS) item->users = USERS;
        int first = (int)(next_bits() % DEPARTMENTS), step = 1 + (int)(next_bits() % 3);
        for (int u = 0; u < item->users; u++) {
            item->department[u] = (first + u * step) % DEPARTMENTS;
            item->unit_cost[u] = (int)(item->price * 100.0 * (0.5 + share()));
        }
        sum += pow(i + 3, -1.05);
        while (drawn < DRAWS && (drawn + 0.5) / DRAWS < sum / total) draw[drawn++] = i;
    }
    while (drawn < DRAWS) draw[drawn++] = ITEMS - 1;
}

static void write_tables(long cases) {
    FILE *file = create("unit_costs.csv", "department,item,unit_cost,unit_cost_e4\n");
    for (int i = 0; i < ITEMS; i++) {
        for (int u = 0; u < items[i].users; u++) {
            int cost = items[i].unit_cost[u];
            fprintf(file, "%s,%s,%d.%04d,%d\n", departments[items[i].department[u]],
                items[i].code, cost / 10000, cost % 10000, cost);
        }
    }
    finish(file);
    file = create("cases.csv", "case,group\n");
    for (long c = 0; c < cases; c++) {
        char code[32];
        case_code(code, c);
        fprintf(file, "%s,%d\n", code, 100 + (int)(GROUPS * pow(share(), 2.2)));
    }
    finish(file);
}

/* A line as columns. */
static void write_columns(FILE **files, long number, int department, int item, int32_t quantity,
        int64_t amount) {
    const int64_t case_id = 202501000000LL + 3LL * number + 1;
    const int16_t place = (int16_t)atoi(departments[department]);
    const int32_t code = item;
    if (fwrite(&case_id, sizeof case_id, 1, files[0]) != 1
        || fwrite(&place, sizeof place, 1, files[1]) != 1
        || fwrite(&code, sizeof code, 1, files[2]) != 1
        || fwrite(&quantity, sizeof quantity, 1, files[3]) != 1
        || fwrite(&amount, sizeof amount, 1, files[4]) != 1) {
        perror(folder);
        exit(1);
    }
}

static void write_lines(long rows, long cases, int is_shuffled, int has_identifiers, int is_gbk) {
    static const char *const names[] = {
        "case.bin", "department.bin", "item.bin", "quantity.bin", "amount_fen.bin",
    };
    char header[128];
    snprintf(header, sizeof header, "%scase,department,item,quantity,amount%s%s",
        has_identifiers ? "line_id," : "", is_gbk ? ",name" : "", is_gbk ? "\r\n" : "\n");
    FILE *file = is_columns ? NULL : create("lines.csv", header), *columns[5];
    for (int c = 0; is_columns && c < 5; c++) columns[c] = create(names[c], "");
    for (long row = 0; row < rows; row++) {
        double place = share();
        long window = cases < WINDOW ? cases : WINDOW;
        long c = is_shuffled ? (long)(place * (double)cases)
            : (long)((double)row / (double)rows * (double)(cases - window))
                + (long)(place * place * (double)window);
        uint64_t bits = next_bits();
        int any = (int)((bits >> 16) % ITEMS), usual = draw[bits & 0xFFFF];
        const struct item *item = &items[bits >> 60 ? usual : any];
        int user = (int)((bits >> 20 & 1023) * (bits >> 30 & 1023) * (uint64_t)item->users >> 20);
        int quantity = (bits >> 40 & 7) < 5 ? 1 : 1 + (int)((bits >> 43) % 20);
        int64_t amount = (int64_t)quantity * item->price;
        const char *sign = (bits >> 50 & 255) == 7 ? "-" : "";
        char code[32];
        if (is_columns) {
            int is_refund = sign[0] == '-';
            write_columns(columns, c < cases ? c : cases - 1, item->department[user],
                (int)(item - items), is_refund ? -quantity : quantity,
                is_refund ? -amount : amount);
            continue;
        }
        case_code(code, c < cases ? c : cases - 1);
        if (has_identifiers) fprintf(file, "%ld,", 7000000000 + row);
        fprintf(file, "%s,%s,%s,%s%d,%s%lld.%02d%s", code, departments[item->department[user]],
            item->code, sign, quantity, sign, (long long)(amount / 100), (int)(amount % 100),
            is_gbk ? ",\xD2\xBD\xC1\xC6\xB7\xFE\xCE\xF1\r\n" : "\n");
    }
    if (file) finish(file);
    for (int c = 0; is_columns && c < 5; c++) finish(columns[c]);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr,
            "usage: generate_charges ROWS FOLDER [shuffled] [text] [identifiers] [gbk] "
            "[columns]\n");
        return 2;
    }
    long rows = atol(argv[1]);
    int is_shuffled = 0, has_identifiers = 0, is_gbk = 0;
    folder = argv[2];
    for (int a = 3; a < argc; a++) {
        if (strcmp(argv[a], "shuffled") == 0) is_shuffled = 1;
        else if (strcmp(argv[a], "text") == 0) is_text = 1;
        else if (strcmp(argv[a], "identifiers") == 0) has_identifiers = 1;
        else if (strcmp(argv[a], "gbk") == 0) is_gbk = 1;
        else if (strcmp(argv[a], "columns") == 0) is_columns = 1;
        else {
            fprintf(stderr, "unknown argument %s\n", argv[a]);
            return 2;
        }
    }
    long cases = rows / 100;
    if (cases < 10) cases = 10;
    for (int d = 0; d < DEPARTMENTS; d++) sprintf(departments[d], "%04d", 1000 + d * 53);
    make_items();
    write_tables(cases);
    write_lines(rows, cases, is_shuffled, has_identifiers, is_gbk);
    return 0;
}
