"""Inspections, answers and hazards for the benchmark: generate_inspections.py ANSWERS HAZARDS DIR.

Writes `inspections.csv`, `answers.csv` (fifty to an inspection, as an inspection hands them in),
and `hazards.sql`, the rows of planned and suspended hazards as a book keeps them. Everything
follows from the numbers, so that two runs write the same bytes.
"""

import sys
from datetime import date, timedelta

ITEMS = 50
INSPECTORS = 40
PLACES = 300


def write_answers(answers, directory):
    inspections = (answers + ITEMS - 1) // ITEMS
    with open(f"{directory}/inspections.csv", "w", encoding="utf-8") as file:
        file.write("period_month,inspection_code,place_code,inspection_day,inspector_code,"
                   "template_code,template_version,policy_code\n")
        for number in range(inspections):
            file.write(f"202503,I{number:06},P{number % PLACES:03},202503{number % 28 + 1:02},"
                       f"E{number % INSPECTORS:02},FIRE9,1,usual\n")
    with open(f"{directory}/answers.csv", "w", encoding="utf-8") as file:
        file.write("period_month,inspection_code,check_item_code,answer_text,note_text,"
                   "evidence_text\n")
        for number in range(answers):
            inspection, item = divmod(number, ITEMS)
            mixed = number * 7919 % 1000
            answer = "是" if mixed < 850 else "否" if mixed < 950 else "不适用"
            note = f"压力表{mixed}低于绿区，已通知班组" if 850 <= mixed < 950 else ""
            evidence = f"photo/{number:07}.jpg" if 850 <= mixed < 900 else ""
            file.write(f"202503,I{inspection:06},F-{item + 1:02},{answer},{note},{evidence}\n")


def write_hazards(hazards, directory):
    """Each hazard with its four steps; the last one tells the deadline, as the hazard does."""
    start = date(2025, 1, 2)
    with open(f"{directory}/hazards.sql", "w", encoding="utf-8") as file:
        for number in range(hazards):
            code = f"H{number:06}"
            found = start + timedelta(number % 150)
            days = {"found": f"{found:%Y%m%d}",
                    "deadline": f"{found + timedelta(7 + number % 20):%Y%m%d}"}
            suspended = number % 23 == 0
            since = f"{found + timedelta(10):%Y%m%d}" if suspended else "NULL"
            repeat = "'H000000'" if number % 11 == 3 else "NULL"
            state = "suspended" if suspended else "rectifying"
            grave = 1 if number % 17 == 5 else 0
            file.write(
                f"INSERT INTO hosp_hazard VALUES ('{code}', 'P{number % PLACES:03}', "
                f"'F-{number % ITEMS + 1:02}', 'I{number:06}', {days['found']}, 'E01', 1, '2.00', "
                f"NULL, '{state}', NULL, {repeat}, 'run-1', {days['deadline']}, {since}, "
                f"{grave});\n")
            steps = [("register", "registered"), ("grade", "graded"), ("plan", "planned"),
                     ("suspend" if suspended else "accept", state)]
            for place, (step, after) in enumerate(steps, 1):
                known = place >= 3
                deadline = days["deadline"] if known else "NULL"
                stopped = since if place == 4 else "NULL"
                major = grave if known else 0
                file.write(
                    f"INSERT INTO hosp_hazard_step VALUES ('{code}', {place}, '{step}', '{after}', "
                    f"{days['found']}, 'E01', {deadline}, {stopped}, {major}, 20250401120000);\n")


if __name__ == "__main__":
    write_answers(int(sys.argv[1]), sys.argv[3])
    write_hazards(int(sys.argv[2]), sys.argv[3])
