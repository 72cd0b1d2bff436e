"""The published cases in every encoding: encodings.py LIBRARY FILE…

Every call of every case is made in books opened in UTF-8, GBK, GB18030 and UTF-16LE. Results and
errors must be the same text, letter for letter, once they are decoded. A call with a letter that GBK
lacks is not made in GBK, and a result with one is an error there. Prints the calls made in each
encoding; the exit status is 0 only if all agree.
"""

import json
import sys

import adapters
import case_files
from library import CODECS, GBK, UTF8, Library, LibraryError


def calls(paths):
    """The procedure and the arguments as JSON text of every call of the cases."""
    for path in paths:
        for identifier, group, case in case_files.read(path):
            plan = adapters.plan(group, case)
            for call in plan.calls if plan else []:
                yield identifier, call.procedure, json.dumps(call.arguments, ensure_ascii=False)


def answer(library, procedure, text):
    """What a host reads: the result, or status, name and words of the error."""
    try:
        return library.run_text(procedure, text)
    except LibraryError as error:
        return error.status, error.name, str(error)


def lacks(codec, text):
    """Whether a text has a letter without a code in an encoding."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return True
    return False


def difference(expected, found, codec):
    """How an answer differs from the one in UTF-8; None when it does not."""
    if isinstance(expected, str) and lacks(codec, expected):
        is_refused = isinstance(found, tuple) and found[1] == "encoding_unmappable"
        return None if is_refused else f"a letter that {codec} lacks: {found}"
    if found == expected:
        return None
    return f"{expected!r:.300} is in {codec} {found!r:.300}"


def main(arguments):
    if len(arguments) < 2:
        print("usage: encodings.py LIBRARY FILE…", file=sys.stderr)
        return 2
    books = {encoding: Library(arguments[0], encoding=encoding) for encoding in CODECS}
    made, wrong = dict.fromkeys(CODECS, 0), 0
    for identifier, procedure, text in calls(arguments[1:]):
        expected = answer(books[UTF8], procedure, text)
        made[UTF8] += 1
        for encoding, codec in CODECS.items():
            if encoding == UTF8 or encoding == GBK and lacks(codec, text):
                continue
            made[encoding] += 1
            found = difference(expected, answer(books[encoding], procedure, text), codec)
            if found:
                wrong += 1
                print(f"{identifier}: {procedure}: {found}")
    for book in books.values():
        book.close()
    print(", ".join(f"{made[encoding]} calls in {codec}" for encoding, codec in CODECS.items()))
    print(f"{wrong} differ")
    return 1 if wrong or min(made.values()) < 100 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
