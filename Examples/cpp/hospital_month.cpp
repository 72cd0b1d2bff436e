// hospital_month - a month end of a small hospital, printed as CSV; C++17 and hosp.h only.
//
//     hospital_month BOOK DATA
//
// The same program stands in Examples/c, which says what it does. Handles close themselves here, and
// errors are exceptions with the words of the library.
#include <hosp.h>

#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::int32_t month = 202503;

std::int32_t check(std::int32_t status, std::int32_t book = 0) {
    if (status >= 0) return status;
    std::string text(4096, '\0');
    hosp_error_text(book, text.data(), static_cast<std::int32_t>(text.size()), nullptr);
    throw std::runtime_error(text.c_str());
}

// A handle that closes itself; it is moved, never copied.
class Handle {
public:
    explicit Handle(std::int32_t value = 0) : value_(value) {}
    Handle(Handle &&other) noexcept : value_(std::exchange(other.value_, 0)) {}
    Handle &operator=(Handle &&other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Handle() { hosp_close(value_); }
    std::int32_t get() const { return value_; }

private:
    std::int32_t value_;
};

std::int32_t size(const std::string &text) { return static_cast<std::int32_t>(text.size()); }

Handle open(const std::string &location, std::int32_t encoding) {
    std::int32_t value = 0;
    check(hosp_open(location.data(), size(location), encoding, &value));
    Handle book(value);
    const std::pair<const char *, std::string> options[] = {
        {"language", "en"}, {"actor", "month_end"}, {"now", "20250401090000"}};
    for (const auto &[name, text] : options)
        check(hosp_set_text(value, name, text.data(), size(text)), value);
    return book;
}

// Brings every file of imports.txt into its table; an encoding is that of an opening.
Handle imported(const std::string &location, const std::string &directory) {
    std::ifstream list(directory + "/imports.txt");
    if (!list) throw std::runtime_error(directory + "/imports.txt cannot be read");
    Handle book;
    std::int32_t encoding = -1, wanted = 0;
    std::string file, table;
    while (list >> wanted >> file >> table) {
        if (wanted != encoding) {
            book = Handle();
            book = open(location, encoding = wanted);
        }
        const std::string path = directory + "/" + file;
        check(hosp_import_file(book.get(), table.data(), size(table), path.data(), size(path),
                               file.data(), size(file), nullptr, 0, nullptr),
              book.get());
    }
    return book;
}

std::string csv(std::int32_t cursor, std::int32_t book) {
    std::int32_t needed = 0;
    hosp_cursor_csv(cursor, nullptr, 0, &needed);
    std::string text(static_cast<std::size_t>(needed), '\0');
    check(hosp_cursor_csv(cursor, text.data(), needed, nullptr), book);
    text.pop_back();
    return text;
}

using Verb = std::int32_t (*)(std::int32_t, std::int32_t, const char *, std::int32_t,
                              std::int32_t *);

void run(const Handle &book, Verb verb, const std::string &code,
         const std::vector<std::string> &tables) {
    std::int32_t value = 0;
    check(verb(book.get(), month, code.data(), size(code), &value), book.get());
    const Handle result(value);
    for (const auto &table : tables) {
        check(hosp_result_table(value, table.data(), size(table), &value), book.get());
        const Handle cursor(value);
        std::cout << "== " << code << ' ' << table << "\r\n" << csv(cursor.get(), book.get());
        value = result.get();
    }
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 3) {
        std::cerr << "usage: hospital_month BOOK DATA\n";
        return 1;
    }
    try {
        const Handle book = imported(arguments[1], arguments[2]);
        run(book, hosp_cost_allocate, "FT", {"final", "lines"});
        run(book, hosp_appraisal_run, "YUE", {"parts", "cards"});
        run(book, hosp_pay_distribute, "JX", {"departments", "persons", "set_asides"});
        run(book, hosp_inspection_score, "ZC2025", {"score", "findings"});
        run(book, hosp_inspection_score, "ZJ0321", {"score", "findings"});
    } catch (const std::exception &error) {
        std::cerr << "hospital_month: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
