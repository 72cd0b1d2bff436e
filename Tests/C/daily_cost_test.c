/* Daily cost control by name from C: budgets, purchases, energy, stores, assets, contracts, office,
 * access, tasks.
 *
 *     cc -std=c99 -pedantic -Wall -Wextra -Werror daily_cost_test.c \
 *         $(pkg-config --cflags --libs hosp)
 *
 * Prints a line per failed check and `N passed, N failed` last.
 */
#include "procedure_checks.h"

#define LINE "\"lines\":[{\"line\":\"L\",\"department\":\"D\",\"item\":\"I\"," \
    "\"months\":[{\"month\":\"2026-01\",\"amount\":\"1000\"}]}]"
#define MADE(code, stage, amount, from) "{\"step\":\"document\",\"document\":\"" code "\"," \
    "\"stage\":\"" stage "\",\"line\":\"L\",\"month\":\"2026-01\",\"amount\":\"" amount "\"" \
    from "}"

/* A request of 100, orders of 60 and 40, a bill of 58: 42 open, 58 spent, 900 left. */
static void budgets(void) {
    IS("budget.run",
        "{" LINE ",\"steps\":[" MADE("PR", "reserved", "100", "") ","
        MADE("A", "committed", "60", ",\"from\":\"PR\"") ","
        MADE("B", "committed", "40", ",\"from\":\"PR\"") ","
        MADE("F", "actual", "58", ",\"from\":\"A\"") "]}",
        "lines", "L,D,I,,100000,0,4200,5800,90000,,,\r\n");
    REFUSED("budget.run", "{" LINE ",\"steps\":[" MADE("X", "actual", "1000.01", "") "]}",
        HOSP_E_BUDGET, "1000.01");
    /* S-119: 6,097 of 9,500. */
    IS("budget.progress",
        "{\"items\":[{\"item\":\"X\",\"target\":\"9500\",\"actual\":\"6097\"}]}", "items",
        "X,9500,6097,3403,,64.18,\r\n");
}

/* S-077: one quotation is short. S-079: 10 claimed, 8 accepted. */
static void purchases(void) {
    IS("purchase.quotes",
        "{\"item\":\"P\",\"quotations\":[{\"supplier\":\"A\",\"price\":\"1\"}]}", "result",
        "short,1,,\r\n");
    REFUSED("purchase.quotes",
        "{\"item\":\"P\",\"choice\":\"A\",\"quotations\":[{\"supplier\":\"A\",\"price\":\"2\"},"
        "{\"supplier\":\"B\",\"price\":\"1\"}]}", HOSP_E_MISSING, "1.00");
    IS("purchase.claims",
        "{\"claims\":[{\"claim\":\"C\",\"supplier\":\"S\",\"invoice\":\"F\",\"order\":\"O\","
        "\"quantity\":\"10\"}],\"accepted\":{\"O\":\"8\"}}", "claims", "C,8,2,\r\n");
}

#define METER(register) "\"meters\":[{\"meter\":\"M\",\"capacity\":\"1000000\",\"events\":[" \
    "{\"at\":\"2024-03-01T00:00\",\"register\":\"0\"}," \
    "{\"at\":\"2024-03-31T00:00\",\"register\":\"" register "\"}]}]"

/* S-196: 100 saved at 1.00, half. S-198: 1,200 with 0.60 up to 1,000 and 0.90 above. S-202. */
static void energy(void) {
    IS("energy.quota",
        "{\"quotas\":[{\"code\":\"A\",\"quota\":\"1000\",\"price\":\"1\",\"actual\":\"900\"}],"
        "\"bands\":[{\"share\":\"0.5\"}]}", "quotas", "A,under,-100,5000,\r\n");
    IS("energy.bill",
        "{" METER("1200") ",\"slots\":[{\"slot\":\"all\",\"from\":\"00:00\",\"price\":\"0.6\"}],"
        "\"tiers\":[{\"above\":\"0\",\"surcharge\":\"0\"},"
        "{\"above\":\"1000\",\"surcharge\":\"0.3\"}]}", "bills", "M,78000\r\n");
    IS("energy.balance", "{\"master\":\"1000\",\"subs\":[{\"code\":\"A\",\"used\":\"930\"}]}",
        "balance", "1000,70,7.0,,\r\n");
    REFUSED("energy.use", "{" METER("1000000") "}", HOSP_E_RANGE, "1000000");
}

#define STORE "\"lots\":[{\"lot\":\"A\",\"item\":\"I\",\"received\":\"2024-01-01\"}]," \
    "\"movements\":[{\"movement\":\"1\",\"kind\":\"in\",\"lot\":\"A\",\"on\":\"2024-01-01\"," \
    "\"quantity\":\"10\"},{\"movement\":\"2\",\"kind\":\"out\",\"lot\":\"A\"," \
    "\"on\":\"2024-01-02\",\"quantity\":\"4\"},{\"movement\":\"3\",\"kind\":\"return\"," \
    "\"lot\":\"A\",\"on\":\"2024-01-03\",\"quantity\":\"1\"},{\"movement\":\"4\"," \
    "\"kind\":\"scrap\",\"lot\":\"A\",\"on\":\"2024-01-04\",\"quantity\":\"2\"}"

/* S-184: 10 - 4 + 1 - 2 = 5; an issue of 6 is refused. */
static void stores(void) {
    IS("stock.run", "{" STORE "]}", "lots", "A,I,5,\r\n");
    REFUSED("stock.run",
        "{" STORE ",{\"movement\":\"5\",\"kind\":\"out\",\"lot\":\"A\",\"on\":\"2024-01-05\","
        "\"quantity\":\"6\"}]}", HOSP_E_RULE, "6");
    IS("asset.count",
        "{\"today\":\"2024-06-05\",\"start\":\"2024-06-01T00:00\",\"assets\":[{\"asset\":\"A\","
        "\"department\":\"D\",\"place\":\"101\"}],\"scans\":[{\"asset\":\"A\",\"place\":\"102\","
        "\"at\":\"2024-06-02T09:00\"}]}", "assets", "A,misplaced,D,102,1\r\n");
}

/* S-103: 100 - 90 - 20. S-128: phones. S-275: 99.9 and 100 km. */
static void contracts(void) {
    IS("contract.result",
        "{\"units\":[{\"unit\":\"U\",\"income\":\"100\",\"cost\":\"90\","
        "\"remittance\":\"20\"}]}", "units", "U,-1000\r\n");
    IS("benefit.estimate",
        "{\"items\":[{\"item\":\"T\",\"unit_cost\":\"50\",\"count\":100,\"periods\":12,"
        "\"least\":\"0.15\",\"greatest\":\"0.3\"}]}", "items", "T,900000,1800000\r\n");
    IS("office.trips",
        "{\"by\":\"user\",\"bands\":[{\"from\":\"0\",\"steps\":[\"H\"]},"
        "{\"from\":\"100\",\"steps\":[\"L\"]}],\"trips\":[{\"plate\":\"A\",\"driver\":\"D\","
        "\"user\":\"U\",\"kilometres\":\"99.9\",\"cost\":\"0\"},{\"plate\":\"A\",\"driver\":\"D\","
        "\"user\":\"U\",\"kilometres\":\"100\",\"cost\":\"0\"}]}", "approvals", "1,H\r\n2,L\r\n");
}

/* S-084, S-190, S-192: the channel, one of two within the standard, 1 piece of a box of 12. */
static void purchase_rules(void) {
    IS("purchase.hand_over",
        "{\"channels\":[{\"kind\":\"K\",\"from\":\"0\",\"channel\":\"C\","
        "\"office\":\"O\"}],\"purchases\":[{\"purchase\":\"1\",\"kind\":\"K\","
        "\"amount\":\"9.99\",\"passed\":\"2024-03-05\",\"on\":\"2024-03-05\","
        "\"giver\":\"A\",\"receiver\":\"A\",\"office\":\"O\"}]}",
        "purchases", "1,C,O,same_person\r\n");
    IS("purchase.justify",
        "{\"holdings\":[{\"department\":\"A\",\"item\":\"I\",\"standard\":3,\"held\":2}],"
        "\"requests\":[{\"request\":\"1\",\"department\":\"A\",\"item\":\"I\","
        "\"quantity\":2,\"expected_use\":\"60\"}]}", "requests", "1,0,0,1,over_standard\r\n");
    IS("goods.convert",
        "{\"goods\":[{\"item\":\"T\",\"name\":\"N\",\"unit\":\"piece\",\"packages\":["
        "{\"unit\":\"box\",\"holds\":\"12\",\"of\":\"piece\"}]}],\"quantities\":["
        "{\"item\":\"T\",\"quantity\":\"1\",\"from\":\"piece\",\"to\":\"box\"}]}",
        "quantities", "T,box,1/12,0.083333\r\n");
    IS("goods.check",
        "{\"suppliers\":[{\"supplier\":\"S\",\"name\":\"N\"},"
        "{\"supplier\":\"R\",\"name\":\"N\"}],\"goods\":[]}", "faults",
        "suppliers,2,R,name_twice\r\n");
}

/* S-193: 71 columns, 8 of the last 9 spare. S-194: 30 mended. S-203: 5,000,000 kWh. */
static void store_rules(void) {
    IS("stock.shelves",
        "{\"today\":\"2024-06-30\",\"blocks\":[{\"block\":\"1\",\"columns\":62},"
        "{\"block\":\"5\",\"columns\":9}],\"moves\":[{\"move\":\"1\",\"block\":\"1\","
        "\"on\":\"2024-01-01\",\"columns\":62},{\"move\":\"2\",\"block\":\"5\","
        "\"on\":\"2024-01-01\",\"columns\":1}]}", "total", "71,63,8\r\n");
    IS("stock.merge",
        "{\"stores\":[{\"store\":\"A\",\"keeper\":\"K\",\"balances\":{\"I\":\"1\"}}]}",
        "items", "I,1,A\r\n");
    IS("stock.repairs",
        "{\"repairs\":[{\"repair\":\"R\",\"item\":\"I\",\"damaged\":\"30\","
        "\"mended\":\"30\",\"price\":\"25\",\"cost\":\"300\",\"repairer\":\"A\"}]}",
        "repairs", "R,I,0,45000,\"\"\r\n");
    IS("energy.losses",
        "{\"points\":[{\"point\":\"1\",\"medium\":\"kWh\",\"kind\":\"theft\","
        "\"found\":\"2024-01-01\",\"cleared\":\"2024-02-01\",\"recovered\":\"5000000\"}]}",
        "losses", "kWh,theft,1,1,5000000,\"\"\r\n");
}

/* S-129: a named leader and another. S-268, S-269: an account of nobody, a list of one. */
static void access_rules(void) {
    IS("finance.forms",
        "{\"bands\":[{\"class\":\"loan\",\"from\":\"0\",\"steps\":[{\"step\":\"s\","
        "\"role\":\"r\"}]}],\"forms\":[{\"form\":\"1\",\"kind\":\"loan\","
        "\"amount\":\"10\",\"fields\":{\"purpose\":\"p\"}}]}", "forms", "1,loan,s,repay_by\r\n");
    IS("finance.report",
        "{\"by\":\"year\",\"access\":{\"persons\":[\"L\"]},\"reader\":{\"person\":\"L\"},"
        "\"entries\":[{\"on\":\"2024-01-01\",\"kind\":\"income\",\"amount\":\"9.99\"}]}",
        "periods", "2024,999,0,999\r\n");
    REFUSED("finance.report",
        "{\"by\":\"year\",\"access\":{\"persons\":[\"L\"]},\"reader\":{\"person\":\"X\"},"
        "\"entries\":[]}", HOSP_E_RULE, "income_report");
    IS("account.review",
        "{\"today\":\"2024-06-15\",\"accounts\":[{\"account\":\"a\",\"person\":\"A\","
        "\"state\":\"active\",\"rights\":[\"x\"]}],\"staff\":[],\"posts\":[],"
        "\"holdings\":[]}", "accounts", "a,cancel,x,\"\"\r\n");
    IS("access.check",
        "{\"items\":[{\"item\":\"S\",\"secret\":true,\"list\":{\"persons\":[\"A\"]}}],"
        "\"requests\":[{\"item\":\"S\",\"person\":\"A\"},{\"item\":\"S\",\"person\":\"B\"}]}",
        "requests", "S,A,1\r\nS,B,0\r\n");
}

/* S-267: told by one channel. S-276: given and urged. S-278: 100 % and 50 % are 75 %. */
static void tasks(void) {
    IS("office.urgent",
        "{\"minutes\":{\"h\":10,\"n\":60},\"now\":\"2024-03-01T09:10\",\"items\":["
        "{\"item\":\"1\",\"priority\":\"n\",\"urgent\":true,\"created\":\"2024-03-01T09:00\","
        "\"done\":\"2024-03-01T09:10\",\"notices\":[{\"channel\":\"system\","
        "\"at\":\"2024-03-01T09:00\",\"proof\":\"read\"}]}]}", "items",
        "1,2024-03-01T09:10:00,system,untold\r\n");
    IS("office.tasks",
        "{\"today\":\"2024-03-01\",\"events\":[{\"task\":\"T\",\"step\":\"assign\","
        "\"person\":\"G\",\"at\":\"2024-03-01T08:00\",\"assignee\":\"A\"},"
        "{\"task\":\"T\",\"step\":\"urge\",\"person\":\"G\",\"at\":\"2024-03-01T09:00\"}]}",
        "tasks", "T,G,A,assigned,1,2024-03-01T09:00:00,0\r\n");
    IS("office.plans",
        "{\"viewer\":\"S\",\"plans\":[{\"plan\":\"P\",\"owner\":\"S\"},"
        "{\"plan\":\"Q\",\"parent\":\"P\",\"owner\":\"A\",\"progress\":\"100\"},"
        "{\"plan\":\"R\",\"parent\":\"P\",\"owner\":\"A\",\"progress\":\"50\"}]}", "plans",
        "P,S,0,2,2,75.00\r\nQ,A,1,1,1,100.00\r\nR,A,1,1,1,50.00\r\n");
}

int main(void) {
    CHECK(hosp_open(":memory:", -1, HOSP_UTF8, &book) == HOSP_OK);
    budgets();
    purchases();
    energy();
    stores();
    contracts();
    purchase_rules();
    store_rules();
    access_rules();
    tasks();
    CHECK(hosp_close(book) == HOSP_OK);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
