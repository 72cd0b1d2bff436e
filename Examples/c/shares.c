#include <hosp.h>
#include <stdio.h>
int main(void) {
    const int64_t heads[] = {5, 3, 3}, nobody[] = {0, 0, 0};
    int64_t fen[3];
    char text[200];
    if (hosp_money_apportion(10000, heads, 3, 0, HOSP_LARGEST_REMAINDER, fen) == HOSP_OK)
        printf("%d + %d + %d fen\n", (int)fen[0], (int)fen[1], (int)fen[2]);
    if (hosp_money_apportion(10000, nobody, 3, 0, HOSP_LARGEST_REMAINDER, fen) != HOSP_OK)
        puts(hosp_error_text(0, text, sizeof text, NULL) == HOSP_OK ? text : "no text");
    return 0;
}
