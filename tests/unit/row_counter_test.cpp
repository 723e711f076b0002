#include "rodevlag/row_counter.h"

#include <doctest/doctest.h>
#include <optional>
#include <string>

#include "rodevlag/csv_scanner.h"

using namespace rodevlag;

namespace {

RowCounter counted(RowCounter::Form form, std::string_view text, std::size_t piece) {
    RowCounter counter(form);
    for (std::size_t at = 0; at < text.size(); at += piece) {
        counter.add(text.substr(at, piece));
    }
    return counter;
}

/// The records in sound CSV by the scanner, which goes by cells; nothing for text that breaks the
/// rules.
std::optional<std::uint64_t> scanned(std::string_view text) {
    std::uint64_t rows = 0;
    CsvScanner scanner(';');
    while (!text.empty()) {
        scanner.restart();
        if (!scanner.scan(text)) {
            scanner.finish(text);
        }
        if (!scanner.faults().empty()) {
            return std::nullopt;
        }
        rows += scanner.blank() ? 0U : 1U;
        text.remove_prefix(std::min(scanner.size() + 1, text.size()));
    }
    return rows;
}

}  // namespace

TEST_CASE("in sound CSV the records are those of the scanner, however it is cut") {
    constexpr std::string_view alphabet = "a;\"\r\n";
    constexpr std::size_t length = 7;
    std::size_t sound = 0;
    std::string text;
    const auto visit = [&](const auto& again) -> void {
        if (const std::optional<std::uint64_t> rows = scanned(text)) {
            ++sound;
            for (std::size_t piece = 1; piece <= 3; ++piece) {
                const RowCounter counter = counted(RowCounter::Form::csv, text, piece);
                if (counter.rows() != *rows || counter.in_quotes()) {
                    FAIL_CHECK("other count for '" << text << "'");
                }
            }
        }
        if (text.size() == length) {
            return;
        }
        for (const char letter : alphabet) {
            text += letter;
            again(again);
            text.pop_back();
        }
    };
    visit(visit);
    CHECK(sound > 20'000);
}

TEST_CASE("a last record without its line end counts, and it shows") {
    const RowCounter whole = counted(RowCounter::Form::csv, "a;\"b\nc\"\r\nd\r\n", 100);
    CHECK(whole.rows() == 2);
    CHECK(whole.at_line_end());
    const RowCounter open = counted(RowCounter::Form::csv, "a\nd", 100);
    CHECK(open.rows() == 2);
    CHECK_FALSE(open.at_line_end());
    CHECK(counted(RowCounter::Form::csv, "a\n\"d\n", 100).in_quotes());
}

TEST_CASE("in JSON Lines a record is a line") {
    const RowCounter counter =
        counted(RowCounter::Form::json_lines, "{\"a\":\"\\\"\"}\n{}\r\n\n\r\n{\r}", 1);
    CHECK(counter.rows() == 3);
    CHECK_FALSE(counter.at_line_end());
    CHECK_FALSE(counter.in_quotes());
}

TEST_CASE("the head of CSV ends behind the header") {
    const std::string bom = "\xef\xbb\xbf";
    for (const std::string head :
         {"a;b\n", "a;b\r\n", "a;b\r", "\"a\nb\";c\n", "sep=;\na;b\n", "sep=;\r\n\"a\r\n\"\r\n",
          "sep=\t\ra\r", "sep=;a;b\n", "sep=\n", "s\n"}) {
        for (const std::string& start : {std::string(), bom}) {
            const std::string whole = start + head;
            CHECK(csv_head_size(whole + "x;y\n", false) == whole.size());
            CHECK(csv_head_size(whole, true) == whole.size());
            for (std::size_t size = 0; size < whole.size(); ++size) {
                const std::size_t found = csv_head_size(whole.substr(0, size), false);
                CHECK_MESSAGE(found == std::string_view::npos,
                              "'" << whole.substr(0, size) << "': " << found);
            }
        }
    }
    CHECK(csv_head_size("", true) == 0);
    CHECK(csv_head_size("a;b", true) == 3);
}
