"""Facts of a small hospital for the reports of energy, budgets, unit cost and payment: by table."""

MONTH = {"period": "2025-03"}
FACTS = [
    ("hosp_org_unit", """
unit_code,unit_name,unit_class,valid_from
admin,院办,admin_logistics,20200101
lab,检验科,medical_technology,20200101
ward-1,内科,clinical,20200101
ward-2,外科,clinical,20200101
"""),
    ("hosp_meter", """
meter_code,energy_code,capacity_quantity,parent_code,department_code,tariff_code,loss_rule,valid_from
T,电,,,,P,,20240101
A,电,1000,T,ward-1,,,20240101
B,电,,T,ward-2,,,20240101
M,电,,T,,,own,20240101
M1,电,,M,lab,,,20240101
M2,电,,M,ward-1,,,20240101
W,水,,,lab,,,20240101
"""),
    ("hosp_tariff_slot", """
tariff_code,start_minutes,slot_name,price_value,valid_from,valid_to
P,0,平,0.60,20240101,
"""),
    ("hosp_tariff_tier", """
tariff_code,tier_number,above_quantity,surcharge_value,valid_from
P,1,0,0,20240101
P,2,800,0.30,20240101
"""),
    ("hosp_energy_band", """
energy_code,band_number,from_share,share_value,sanction_text,valid_from
电,1,,0.5,,20240101
电,2,0,1,诫勉谈话,20240101
水,1,,1,,20240101
"""),
    ("hosp_energy_quota", """
period_month,department_code,energy_code,quota_quantity,price_value,most_penalty_fen
202503,ward-1,电,500,1.00,
202503,ward-2,电,320,1.00,5000
202503,lab,水,40,3.00,
"""),
    ("hosp_meter_reading", """
period_month,meter_code,read_at,register_quantity,old_end_quantity
202502,T,2025-03-01 00:00:00,1000,
202502,A,2025-03-01 00:00:00,900,
202502,B,2025-03-01 00:00:00,200,
202502,M,2025-03-01 00:00:00,300,
202502,M1,2025-03-01 00:00:00,10,
202502,M2,2025-03-01 00:00:00,20,
202502,W,2025-03-01 00:00:00,0,
202503,T,2025-04-01 00:00:00,2000,
202503,A,2025-04-01 00:00:00,200,
202503,B,2025-03-11 00:00:00,5,500
202503,B,2025-04-01 00:00:00,105,
202503,M,2025-04-01 00:00:00,530,
202503,M1,2025-04-01 00:00:00,110,
202503,M2,2025-04-01 00:00:00,120,
202503,W,2025-03-11 00:00:00,10,
"""),
    ("hosp_budget_line", """
line_code,department_code,budget_item_code,unit_name,is_restricted,year_treatment,tolerance_share
L,admin,维修,,0,stop,0.05
E,admin,用电,kWh,0,stop,
X,ward-2,设备,,0,ignore,
"""),
    ("hosp_budget_month", """
period_month,line_code,approved_fen,approved_quantity
202501,L,100000,
202501,E,100000,500
202501,X,123456789,
"""),
    ("hosp_cost_item", "item_code,sort_number\ncost,1\n"),
    ("hosp_driver", "driver_code\nheadcount\norders\n"),
    ("hosp_cost_plan", """
plan_code,method_name,rounding_unit,residual_rule,negative_pool_rule,negative_driver_rule
P1,step_down,0.01,largest_remainder,mirror,error
"""),
    ("hosp_cost_plan_step", """
plan_code,step_number,source_code,driver_code
P1,10,admin,headcount
P1,20,lab,orders
"""),
    ("hosp_cost_entry", """
period_month,department_code,item_code,entry_code,amount_yuan
202503,admin,cost,V1-1,100.00
202503,lab,cost,V1-2,50
"""),
    ("hosp_driver_statistic", """
period_month,driver_code,department_code,driver_quantity
202503,headcount,lab,1
202503,headcount,ward-1,1
202503,headcount,ward-2,1
202503,orders,ward-1,2.5
202503,orders,ward-2,7.5
"""),
    ("hosp_care_volume", """
period_month,department_code,care_unit,class_code,care_quantity,unit_weight
202503,ward-1,visit,all,10,
202503,ward-1,bed_day,general,4,
202503,ward-2,bed_day,general,10,
202503,ward-2,bed_day,icu,5,2
202503,ward-2,discharge,all,2,
"""),
    ("hosp_care_split", """
period_month,department_code,outpatient_basis,inpatient_basis
202503,ward-1,1,1
"""),
    ("hosp_item_pool", """
period_month,department_code,method_name
202503,lab,work
202503,ward-1,income
"""),
    ("hosp_item_volume", """
period_month,department_code,service_code,service_name,item_quantity,income_fen,work_quantity
202503,lab,L1,血常规,10,10000,10
202503,lab,L2,生化,5,2000,30
202503,ward-1,L1,血常规,2,3000,
"""),
]
RUNS = [
    ("book.energy.month", MONTH),
    ("book.cost.allocate", MONTH | {"plan": "P1"}),
    ("book.cost.unit", MONTH | {"plan": "P1"}),
    ("book.cost.items", MONTH | {"plan": "P1"}),
] + [
    ("book.budget.step", {"step": {"step": "document", "month": "2025-01"} | step}) for step in (
        {"document": "PR", "stage": "reserved", "line": "L", "amount": "600"},
        {"document": "PO", "stage": "committed", "line": "L", "amount": "400", "from": "PR"},
        {"document": "X1", "stage": "actual", "line": "X", "amount": "1500000"})
]
PAYMENT = {
    "models": [
        {"id": "drg", "kind": "group",
         "standards": {f"G{place}": f"{5000 + place * 317}.125" for place in range(12)}},
        {"id": "床日", "kind": "per_diem", "rate": "300"}],
    "cases": [
        {"id": f"p{place}", "group": f"G{place % 12}", "charge": str(6000 + place * 100),
         "cost": str(4000 + (place * 997) % 6000), "days": 5 + place % 9} for place in range(30)],
}
REPORTS = [
    ("energy.month", MONTH), ("budget.status", {"year": 2025}),
    ("cost.unit", MONTH | {"plan": "P1"}), ("cost.payment", PAYMENT),
    ("book.table", {"table": "hosp_energy_bill"}),
]
# What the tables hold, by report and place: the first column, and a query or a table of a procedure
# with the columns of it.
EXPECTED = {
    ("energy.month", 0): (2, "SELECT amount_fen, loss_quantity, loss_percent, loss_fen FROM "
                             "hosp_energy_bill ORDER BY meter_code"),
    ("energy.month", 1): (2, "SELECT amount_fen FROM hosp_energy_cost "
                             "ORDER BY department_code, energy_code"),
    ("energy.month", 2): (3, "SELECT used_quantity, difference_quantity, overrun_percent, "
                             "amount_fen, sanction_text FROM hosp_energy_standing "
                             "ORDER BY department_code, energy_code"),
    ("energy.month", 3): (2, "SELECT tier_number, used_quantity, amount_fen FROM "
                             "hosp_energy_part ORDER BY meter_code, slot_name, tier_number"),
    ("energy.month", 4): (3, "SELECT used_quantity FROM hosp_meter_month ORDER BY meter_code"),
    ("budget.status", 0): (4, ("book.budget.standing", {"year": 2025}, "lines", [
        "approved_fen", "reserved_fen", "committed_fen", "actual_fen", "available_fen",
        "approved_quantity", "used_quantity", "available_quantity"])),
    ("budget.status", 1): (4, ("book.budget.standing", {"year": 2025}, "documents", [
        "amount_fen", "open_fen", "released_fen"])),
    ("cost.unit", 0): (2, "SELECT cost_fen, care_quantity, unit_cost, prior_unit_cost, "
                          "change_percent FROM hosp_unit_cost WHERE item_code = '*' "
                          "ORDER BY care_unit, department_code"),
    ("cost.unit", 1): (2, "SELECT item_quantity, income_fen, cost_fen, unit_cost, margin_fen "
                          "FROM hosp_item_cost ORDER BY department_code, service_code"),
    ("cost.payment", 0): (3, ("cost.payment", PAYMENT, "totals", [
        "income_fen", "cost_fen", "surplus_fen", "mean"])),
    ("cost.payment", 1): (3, ("cost.payment", PAYMENT, "groups", [
        "income_fen", "cost_fen", "surplus_fen", "mean"])),
    ("cost.payment", 2): (3, ("cost.payment", PAYMENT, "cases", [
        "income_fen", "cost_fen", "surplus_fen", "mean"])),
    ("book.table", 0): (1, "SELECT meter_code, main_code, amount_fen, loss_quantity, "
                           "loss_percent, loss_fen FROM hosp_energy_bill ORDER BY meter_code"),
}
