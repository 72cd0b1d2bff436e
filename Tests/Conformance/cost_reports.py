#!/usr/bin/env python3
"""Printed forms through libhosp.so as an integrator reads them: CSV with Chinese headers.

    python3 cost_reports.py LIBRARY

Every form of a hospital of five departments, filled in by hand (the arithmetic stands with the
figures below), is asked for in UTF-8 and in GBK. The bytes of hosp_cursor_csv with option
csv_labels must be those of the text below in Python's own codec, and the header without the option
must name the columns. The published workbook is printed as 成本02 and compared with its published full
costs, within their tolerance and to the fen. Last line: `N passed, N failed`.
"""
import ctypes
import json
import os
import sys
from decimal import Decimal

from adapters import EXACT, allocation_arguments
from library import GBK, UTF8, Library

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases", "cost_cases.json")

HANDLE = ctypes.POINTER(ctypes.c_int32)
MORE = {
    "hosp_set_int": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32],
    "hosp_result_table": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32, HANDLE],
    "hosp_cursor_csv": [ctypes.c_int32, ctypes.c_char_p, ctypes.c_int32, HANDLE],
}

# Stage 1: 60.00 over 1, 1, 2, 2 heads. Stage 2: 30.00 and 10.00 over 1, 1, 3 packs. Stage 3: 46.00
# and 17.00 over 1 and 2 orders: 15.33 and 30.67, 5.67 and 11.33 by largest remainder.
HOSPITAL = {
    "categories": ["personnel", "materials"], "period": "2025-03", "method": "three_stage",
    "departments": [
        {"id": "A1", "name": "院办", "class": "admin_logistics", "direct": {"personnel": "60"}},
        {"id": "B1", "name": "供应室", "class": "medical_auxiliary",
         "direct": {"personnel": "20", "materials": "10"}},
        {"id": "C1", "name": "检验科", "class": "medical_technology",
         "direct": {"personnel": "30", "materials": "15"}},
        {"id": "D1", "name": "内科门诊", "class": "clinical",
         "direct": {"personnel": "100", "materials": "40"}},
        {"id": "D2", "name": "外科病房", "class": "clinical",
         "direct": {"personnel": "200", "materials": "60"}}],
    "drivers": {"heads": {"B1": 1, "C1": 1, "D1": 2, "D2": 2},
                "packs": {"C1": 1, "D1": 1, "D2": 3}, "orders": {"D1": 1, "D2": 2}},
    "steps": [{"stage": 1, "sources": ["A1"], "driver": "heads"},
              {"stage": 2, "sources": ["B1"], "driver": "packs"},
              {"stage": 3, "sources": ["C1"], "driver": "orders"}]}
ITEMS = [{"id": "personnel", "name": "人员经费"}, {"id": "materials", "name": "卫生材料费"}]
DEPARTMENTS = {"allocation": HOSPITAL, "items": ITEMS}
# 100 ÷ 3 printed three times is 99.99.
SERVICES = {"items": ITEMS[:1], "pool": "100.00", "services": [
    {"id": code, "name": name, "volume": 1, "income": "40.00",
     "unit_costs": {"personnel": "100/3"}}
    for code, name in [("X3", "尿常规"), ("X1", "血常规"), ("X2", "“便”常规,加急")]]}
GROUPS = {"items": ITEMS, "groups": [
    {"id": "ES15", "name": "肺炎", "cases": 3, "costs": {"personnel": "100.00", "materials": "50"},
     "fees": "180.00", "standard": "60.50"}]}

FORMS = [
    ({"form": "cost_01", **DEPARTMENTS}, """\
科室编码,科室名称,人员经费,卫生材料费,合计
,临床服务类,,,
D1,内科门诊,100.00,40.00,140.00
D2,外科病房,200.00,60.00,260.00
,小计,300.00,100.00,400.00
,医疗技术类,,,
C1,检验科,30.00,15.00,45.00
,小计,30.00,15.00,45.00
,医疗辅助类,,,
B1,供应室,20.00,10.00,30.00
,小计,20.00,10.00,30.00
,医疗业务成本合计,350.00,125.00,475.00
,管理费用,60.00,0.00,60.00
,本月总计,410.00,125.00,535.00
"""),
    ({"form": "cost_02", **DEPARTMENTS}, """\
科室编码,科室名称,人员经费-直接成本,人员经费-间接成本,人员经费-全成本,卫生材料费-直接成本,卫生材料费-间接成本,卫生材料费-全成本,合计-直接成本,合计-间接成本,合计-全成本
D1,内科门诊,100.00,41.33,141.33,40.00,7.67,47.67,140.00,49.00,189.00
D2,外科病房,200.00,68.67,268.67,60.00,17.33,77.33,260.00,86.00,346.00
,科室全成本合计,300.00,110.00,410.00,100.00,25.00,125.00,400.00,135.00,535.00
"""),
    ({"form": "cost_03", **DEPARTMENTS, "visits": {"D1": 11}, "bed_days": {"D2": 3},
      "income": {"D1": "200.00", "D2": "300.00"}}, """\
成本项目编码,成本项目,内科门诊-金额,内科门诊-%,外科病房-金额,外科病房-%,各临床服务类科室合计-金额,各临床服务类科室合计-%
personnel,人员经费,141.33,74.78,268.67,77.65,410.00,76.64
materials,卫生材料费,47.67,25.22,77.33,22.35,125.00,23.36
,科室全成本合计,189.00,100.00,346.00,100.00,535.00,100.00
,科室收入,200.00,,300.00,,500.00,
,收入-成本,11.00,,-46.00,,-35.00,
,床日成本,,,115.333333,,115.333333,
,诊次成本,17.181818,,,,17.181818,
"""),
    ({"form": "allocation", **DEPARTMENTS}, """\
阶段,步骤,分摊科室编码,分摊科室,受益科室编码,受益科室,人员经费,卫生材料费,合计
1,,,,,第1阶段：行政后勤类分摊,,,
1,1,A1,院办,B1,供应室,10.00,0.00,10.00
1,1,A1,院办,C1,检验科,10.00,0.00,10.00
1,1,A1,院办,D1,内科门诊,20.00,0.00,20.00
1,1,A1,院办,D2,外科病房,20.00,0.00,20.00
1,1,A1,院办,,小计,60.00,0.00,60.00
1,,,,,合计,60.00,0.00,60.00
2,,,,,第2阶段：医疗辅助类分摊,,,
2,2,B1,供应室,C1,检验科,6.00,2.00,8.00
2,2,B1,供应室,D1,内科门诊,6.00,2.00,8.00
2,2,B1,供应室,D2,外科病房,18.00,6.00,24.00
2,2,B1,供应室,,小计,30.00,10.00,40.00
2,,,,,合计,30.00,10.00,40.00
3,,,,,第3阶段：医疗技术类分摊,,,
3,3,C1,检验科,D1,内科门诊,15.33,5.67,21.00
3,3,C1,检验科,D2,外科病房,30.67,11.33,42.00
3,3,C1,检验科,,小计,46.00,17.00,63.00
3,,,,,合计,46.00,17.00,63.00
,,,,,最终科室分摊成本合计,110.00,25.00,135.00
"""),
    ({"form": "stages", **DEPARTMENTS}, """\
科室编码,科室名称,成本项目编码,成本项目,直接成本,行政后勤类分摊,医疗辅助类分摊,医疗技术类分摊,全成本
D1,内科门诊,personnel,人员经费,100.00,20.00,6.00,15.33,141.33
D1,内科门诊,materials,卫生材料费,40.00,0.00,2.00,5.67,47.67
D1,内科门诊,,小计,140.00,20.00,8.00,21.00,189.00
D2,外科病房,personnel,人员经费,200.00,20.00,18.00,30.67,268.67
D2,外科病房,materials,卫生材料费,60.00,0.00,6.00,11.33,77.33
D2,外科病房,,小计,260.00,20.00,24.00,42.00,346.00
,合计,personnel,人员经费,300.00,40.00,24.00,46.00,410.00
,合计,materials,卫生材料费,100.00,0.00,8.00,17.00,125.00
,合计,,小计,400.00,40.00,32.00,63.00,535.00
"""),
    ({"form": "matrix", **DEPARTMENTS}, """\
科室编码,科室名称,直接成本,院办,供应室,检验科,转出成本,最终成本
A1,院办,60.00,0.00,0.00,0.00,60.00,0.00
B1,供应室,30.00,10.00,0.00,0.00,40.00,0.00
C1,检验科,45.00,10.00,8.00,0.00,63.00,0.00
D1,内科门诊,140.00,20.00,8.00,21.00,0.00,189.00
D2,外科病房,260.00,20.00,24.00,42.00,0.00,346.00
,合计,535.00,60.00,40.00,63.00,163.00,535.00
"""),
    # 1.181818 ÷ 16 = 7.386…%, 3.610389 ÷ 13.571429 = 26.602…%
    ({"form": "visit", **DEPARTMENTS, "visits": {"D1": 11}, "prior": {"D1": "16.000000"},
      "prior_hospital": "13.571429"}, """\
科室编码,科室名称,人员经费,卫生材料费,合计,门急诊人次,诊次成本,上期单位成本,增减额,增减率(%)
D1,内科门诊,141.33,47.67,189.00,11,17.181818,16.000000,1.181818,7.39
,合计,141.33,47.67,189.00,11,17.181818,13.571429,3.610389,26.60
"""),
    ({"form": "bed_day", **DEPARTMENTS, "bed_days": {"D2": 3}, "unit_digits": 4}, """\
科室编码,科室名称,人员经费,卫生材料费,合计,实际占用床日数,床日成本,上期单位成本,增减额,增减率(%)
D2,外科病房,268.67,77.33,346.00,3,115.3333,,,
,合计,268.67,77.33,346.00,3,115.3333,,,
"""),
    ({"form": "service_item", **SERVICES}, """\
项目编码,项目名称,业务量,收入,人员经费-单位成本,单位成本,总成本,收益
X1,血常规,1,40.00,33.333333,33.333333,33.33,6.67
X2,"“便”常规,加急",1,40.00,33.333333,33.333333,33.33,6.67
X3,尿常规,1,40.00,33.333333,33.333333,33.33,6.67
,尾差,,,,,0.01,
,合计,,120.00,,,100.00,20.00
"""),
    *[({"form": form, **GROUPS}, """\
编码,名称,例数,人员经费-例均,卫生材料费-例均,例均成本,例均费用,支付标准,例均结余,结余
ES15,肺炎,3,33.33,16.67,50.00,60.00,60.50,10.50,31.50
,合计,3,33.33,16.67,50.00,60.00,60.50,10.50,31.50
""") for form in ["disease", "drg"]],
    *[({"form": form, **GROUPS}, """\
编码,名称,例数,例均成本,人员经费-%,卫生材料费-%,合计-%
ES15,肺炎,3,50.00,66.67,33.33,100.00
,合计,3,50.00,66.67,33.33,100.00
""") for form in ["disease_structure", "drg_structure"]],
]


class Book(Library):
    """A book with one of the encodings."""

    def __init__(self, path, encoding):
        super().__init__(path, encoding=encoding)
        for name, arguments in MORE.items():
            function = getattr(self.functions, name)
            function.argtypes, function.restype = arguments, ctypes.c_int32

    def csv(self, arguments, labels):
        """The bytes of the table `form`."""
        self._check(self.functions.hosp_set_int(self._book, b"csv_labels", labels))
        result = self.open_result("cost.report", json.dumps(arguments, ensure_ascii=False))
        cursor = ctypes.c_int32(0)
        self._check(self.functions.hosp_result_table(result, b"form", -1, ctypes.byref(cursor)))
        text = self._bytes(self.functions.hosp_cursor_csv, cursor.value)
        self._check(self.functions.hosp_close(cursor))
        self._check(self.functions.hosp_close(result))
        return text


def workbook(book):
    """Every full cost of the published workbook that 成本02 prints otherwise, and how many it has."""
    with open(CASES, encoding="utf-8") as file:
        case = next(case for case in json.load(file)["cases"]
                    if case["id"] == "cn3stage_workbook_15dept")
    expected, wrong, compared = case["expected"], [], 0
    fen = expected["policy_LR_fen"]
    for rounding, amounts, scale, tolerance in [
            (EXACT, expected["final_by_category"], 1, case["tolerance"]["final_by_category"]),
            (None, fen["final_by_category_fen"], 100, 0)]:
        printed = book.csv({
            "form": "cost_02", "allocation": allocation_arguments(case, 0, rounding)}, 0)
        rows = [line.split(",") for line in printed.decode(book.codec).split("\r\n")]
        for row in rows[1:-2]:
            for number, category in enumerate(case["inputs"]["categories"], 1):
                full = Decimal(row[rows[0].index(f"item_{number}_full")]) * scale
                compared += 1
                if abs(full - Decimal(str(amounts[row[0]][category]))) > Decimal(str(tolerance)):
                    wrong.append((row[0], category, full))
        if Decimal(rows[-2][-1]) != Decimal(fen["sum_fen"]) / 100:
            wrong.append(rows[-2])
    return wrong, compared


def main(path):
    passed = failed = 0
    for encoding in (UTF8, GBK):
        book = Book(path, encoding)
        for arguments, expected in FORMS:
            expected = expected.replace("\n", "\r\n").encode(book.codec)
            got = book.csv(arguments, 1)
            plain = book.csv(arguments, 0)
            same_rows = plain.split(b"\r\n")[1:] == expected.split(b"\r\n")[1:]
            named = plain.split(b"\r\n")[0].replace(b"_", b"").replace(b",", b"").isalnum()
            if got == expected and same_rows and named:
                passed += 1
            else:
                failed += 1
                print(f"failed {arguments['form']} in {book.codec}: {got!r}")
        wrong, compared = workbook(book)
        if compared == 2 * 6 * 7 and not wrong:
            passed += 1
        else:
            failed += 1
            print(f"failed workbook in {book.codec}: {compared} compared, {wrong}")
        book.close()
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
