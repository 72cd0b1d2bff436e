#!/usr/bin/env python3
"""Writes gbk_table.c, the code tables of GBK (CP936) and GB18030.

Source: the codecs `gbk` and `gb18030` of the Python standard library. `gb18030` is the mapping of
GB 18030-2000; `gbk` is its two-byte subset without the user-defined zones. The single byte 0x80 of
CP936 (the euro sign) is no table entry; the Swift code adds it.

    python3 Sources/CShims/generate_gbk_table.py
"""
import pathlib

LEADS = range(0x81, 0xFF)
TRAILS = range(0x40, 0xFF)
FOUR_BYTE_CODES = 39420  # 0x81308130 to 0x8431A439: the basic plane


def scalar(code, encoding):
    """The one scalar of a code, 0 where the encoding has none."""
    try:
        text = code.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return ord(text) if len(text) == 1 else 0


def four_bytes(index):
    return bytes([0x81 + index // 12600, 0x30 + index // 1260 % 10,
                  0x81 + index // 10 % 126, 0x30 + index % 10])


def two_byte_tables():
    """Scalars of all two-byte codes of GB18030, and one bit per code: it stands in GBK too."""
    forward, members = [], []
    for lead in LEADS:
        for trail in TRAILS:
            code = bytes([lead, trail])
            forward.append(scalar(code, "gb18030"))
            in_gbk = scalar(code, "gbk")
            assert in_gbk in (0, forward[-1])
            members.append(1 if in_gbk else 0)
    members += [0] * (-len(members) % 8)
    packed = [sum(members[at + bit] << bit for bit in range(8)) for at in range(0, len(members), 8)]
    return forward, packed


def reverse_tables(forward):
    """For each page of 256 scalars its block, and per block the two-byte code of each scalar."""
    blocks = {}
    for position, code_point in enumerate(forward):
        if code_point:
            lead, trail = divmod(position, len(TRAILS))
            code = (LEADS[lead] << 8) | TRAILS[trail]
            block = blocks.setdefault(code_point >> 8, [0] * 256)
            assert block[code_point & 0xFF] == 0
            block[code_point & 0xFF] = code
    pages = [0] * 256
    codes = [0] * 256  # block 0: no code at all
    for number, page in enumerate(sorted(blocks), start=1):
        pages[page] = number
        codes += blocks[page]
    return pages, codes


def four_byte_ranges():
    """Runs of four-byte codes of the basic plane: first linear index, first scalar."""
    indices, scalars = [], []
    for index in range(FOUR_BYTE_CODES):
        code_point = scalar(four_bytes(index), "gb18030")
        assert code_point
        if not indices or code_point - scalars[-1] != index - indices[-1]:
            indices.append(index)
            scalars.append(code_point)
    assert scalars == sorted(scalars)
    return indices, scalars


def array(kind, name, values):
    width = 4 if kind == "uint16_t" else 2
    lines = [f"static const {kind} {name}[{len(values)}] = {{"]
    per_line = 12 if width == 4 else 16
    for at in range(0, len(values), per_line):
        lines.append(" ".join(f"0x{value:0{width}X}," for value in values[at:at + per_line]))
    lines.append("};")
    return "\n".join(lines) + "\n"


def accessor(kind, name, table):
    return f"const {kind} *{name}(void) {{ return {table}; }}\n"


def main():
    forward, members = two_byte_tables()
    pages, codes = reverse_tables(forward)
    indices, scalars = four_byte_ranges()
    tables = [
        ("uint16_t", "shim_gb_scalars", "gb_scalars", forward),
        ("uint8_t", "shim_gbk_members", "gbk_members", members),
        ("uint8_t", "shim_gb_pages", "gb_pages", pages),
        ("uint16_t", "shim_gb_codes", "gb_codes", codes),
        ("uint16_t", "shim_gb_range_indices", "gb_range_indices", indices),
        ("uint16_t", "shim_gb_range_scalars", "gb_range_scalars", scalars),
    ]
    text = "// Written by generate_gbk_table.py; do not edit.\n"
    text += '#include "gbk_table.h"\n'
    for kind, name, table, values in tables:
        text += "\n" + array(kind, table, values) + accessor(kind, name, table)
    text += f"\nint32_t shim_gb_range_count(void) {{ return {len(indices)}; }}\n"
    pathlib.Path(__file__).with_name("gbk_table.c").write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
