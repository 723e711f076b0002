// Every text of up to eight characters over `a ; " CR LF` behind a header of one, two and three
// columns, read by the library in blocks of different sizes and by the reference.
//
// RODEVLAG_READER_LENGTH sets another greatest length: sanitizers need longer for each text.

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <string>
#include <vector>

#include "records.h"
#include "reference.h"
#include "subject.h"

namespace rodevlag::reader_test {

namespace {

constexpr std::string_view alphabet = "a;\"\r\n";

/// The longest body for which all are tried; `less` shorter than usual.
std::size_t greatest_length(std::size_t less) {
    const char* given = std::getenv("RODEVLAG_READER_LENGTH");
    const std::size_t length = given != nullptr ? std::stoul(given) : 8;
    return length > less ? length - less : 1;
}

/// Calls `visit` for every text of at most `length` characters, the short ones first.
template <typename Visit>
void for_each_text(std::size_t length, const Visit& visit) {
    for (std::size_t size = 0; size <= length; ++size) {
        std::vector<std::size_t> letters(size, 0);
        std::string text(size, alphabet.front());
        for (std::size_t at = 0; at <= size;) {
            visit(text);
            // Counts up: the first letter that is not the last one of the alphabet goes on.
            for (at = 0; at < size && letters[at] + 1 == alphabet.size(); ++at) {
                letters[at] = 0;
                text[at] = alphabet.front();
            }
            if (at == size) {
                break;
            }
            text[at] = alphabet[++letters[at]];
        }
    }
}

std::string in_words(const ReadFile& file) {
    std::string words;
    for (const ReadRecord& record : file.records) {
        words += "    " + to_json(record) + "\n";
    }
    words += fmt::format("    {} blank", file.blank_lines);
    return words + (file.refused.empty() ? "\n" : "; refused: " + file.refused + "\n");
}

/// Whether records, line ends and blank lines together are the bytes of the body, each once.
bool nothing_lost(std::string_view text, const ReadFile& file) {
    std::size_t at = file.body;
    std::size_t blank_lines = file.blank_before;
    const auto take_line_end = [&text, &at] {
        const std::size_t size = text.substr(at, 2) == "\r\n" ? 2 : 1;
        const bool is_one = at < text.size() && (text[at] == '\r' || text[at] == '\n');
        at += is_one ? size : 0;
        return is_one;
    };
    for (const ReadRecord& record : file.records) {
        while (at < record.offset && take_line_end()) {
            ++blank_lines;
        }
        if (at != record.offset || text.substr(at, record.raw.size()) != record.raw) {
            return false;
        }
        at += record.raw.size();
        if (!take_line_end() && at != text.size()) {
            return false;
        }
    }
    while (take_line_end()) {
        ++blank_lines;
    }
    return at == text.size() && blank_lines == file.blank_lines;
}

bool any_unsound(const std::string& text) {
    const ReadFile file = read_by_the_rules(text, {});
    return std::ranges::any_of(file.records, [](const ReadRecord& record) {
        return !record.problems.empty() && is_unsound(record.problems.back().kind);
    });
}

/// Reads all texts in all ways and keeps the first that come out differently.
class Comparison {
public:
    explicit Comparison(HowToRead how, std::vector<std::size_t> block_sizes = {1, 2, 3, 7, 4096})
        : m_how(std::move(how)), m_block_sizes(std::move(block_sizes)) {}

    void compare(const std::string& text) {
        const ReadFile expected = read_by_the_rules(text, m_how);
        ++texts;
        records += expected.records.size();
        refused += expected.refused.empty() ? 0U : 1U;
        for (const ReadRecord& record : expected.records) {
            rejected += record.cells ? 0U : 1U;
        }
        for (const std::size_t block_size : m_block_sizes) {
            m_how.block_size = block_size;
            const ReadFile found = read_with_library(text, m_how);
            if (!found.same_as(expected)) {
                keep(text, fmt::format("the reference in blocks of {}", block_size), expected,
                     found);
                break;
            }
        }
        if (expected.refused.empty() && !nothing_lost(text, expected)) {
            keep(text, "the bytes of the file", expected, expected);
        }
    }

    std::string report() const {
        return fmt::format("{} texts, {} records, {} rejected, {} refused; {} differences\n{}",
                           texts, records, rejected, refused, differences, m_report);
    }

    std::size_t texts = 0;
    std::size_t records = 0;
    std::size_t rejected = 0;
    std::size_t refused = 0;
    std::size_t differences = 0;

private:
    void keep(const std::string& text, const std::string& other, const ReadFile& expected,
              const ReadFile& found) {
        constexpr std::size_t shown = 6;
        if (++differences <= shown) {
            m_report +=
                fmt::format("{} is not as {}\n  expected\n{}  found\n{}", json_of_bytes(text),
                            other, in_words(expected), in_words(found));
        }
    }

    HowToRead m_how;
    std::vector<std::size_t> m_block_sizes;
    std::string m_report;
};

}  // namespace

TEST_CASE("every short text is cut as the rules say, in blocks of any size") {
    for (const std::string header : {"x\n", "x;y\n", "x;y;z\n"}) {
        CAPTURE(header);
        Comparison comparison(HowToRead{});
        for_each_text(greatest_length(0),
                      [&](const std::string& body) { comparison.compare(header + body); });
        INFO(comparison.report());
        CHECK(comparison.differences == 0);
        CHECK(comparison.records > comparison.texts);
        CHECK(comparison.rejected > comparison.texts / 2);
        CHECK(comparison.refused == 0);
    }
}

TEST_CASE("the line end of the header and what comes before it make no difference") {
    const std::string mark = "\xEF\xBB\xBF";
    for (const std::string& header :
         {std::string("x;y\r"), std::string("x;y\r\n"), std::string("\"x\n\";y\r"), mark + "x;y\n",
          mark + "\r\r\nx;y\r", std::string("\nx\r\n")}) {
        CAPTURE(header);
        Comparison comparison(HowToRead{});
        for_each_text(greatest_length(3),
                      [&](const std::string& body) { comparison.compare(header + body); });
        INFO(comparison.report());
        CHECK(comparison.differences == 0);
        CHECK(comparison.rejected > 0);
    }
}

TEST_CASE("a first line that names the delimiter is passed over") {
    const std::string mark = "\xEF\xBB\xBF";
    for (const std::string& preamble : {std::string("sep=;\r"), std::string("sep=;\r\n")}) {
        Comparison comparison(HowToRead{.preamble = preamble});
        for_each_text(greatest_length(3), [&](const std::string& body) {
            comparison.compare(preamble + "x;y\n" + body);
            comparison.compare(mark + preamble + "\n\rx;y\r\n" + body);
        });
        INFO(comparison.report());
        CHECK(comparison.differences == 0);
        CHECK(comparison.rejected > 0);
    }
}

// The fast scanner of the library takes 64 bytes at a time.
TEST_CASE("where the 64th byte falls makes no difference") {
    for (const std::string start : {"a;", "\"\";\"", "\"\";a"}) {
        CAPTURE(start);
        Comparison comparison(HowToRead{}, {4096, 61});
        for_each_text(greatest_length(3), [&](const std::string& body) {
            for (std::size_t size = 57; size < 65; ++size) {
                const std::string filled = start + std::string(size - start.size(), 'a');
                comparison.compare("x;y\n" + filled + body);
                comparison.compare("x;y\n" + filled + body + "\na;a\n");
            }
        });
        INFO(comparison.report());
        CHECK(comparison.differences == 0);
        CHECK(comparison.rejected > 0);
    }
}

TEST_CASE("a delimiter behind every row, or behind the header, is no cell") {
    struct Case {
        std::string header;
        Trailing trailing;
    };
    const std::vector<Case> cases = {{"x\n", Trailing::in_rows},
                                     {"x;y\n", Trailing::in_rows},
                                     {"x;\n", Trailing::in_header},
                                     {"x;y;\n", Trailing::in_header}};
    for (const Case& tried : cases) {
        CAPTURE(tried.header);
        Comparison comparison(HowToRead{.trailing = tried.trailing});
        for_each_text(greatest_length(1),
                      [&](const std::string& body) { comparison.compare(tried.header + body); });
        INFO(comparison.report());
        CHECK(comparison.differences == 0);
        CHECK(comparison.rejected > comparison.texts / 2);
    }
}

// Where reading goes on behind an unsound record depends on what is to be told here, so that the
// rules say nothing of files that have one.
TEST_CASE("a delimiter too many or too few is told from the records") {
    std::map<Trailing, std::size_t> told;
    std::size_t differences = 0;
    for (const std::string header : {"x\n", "x;\n", "x;y\n", "x;y;\n"}) {
        for_each_text(greatest_length(1), [&](const std::string& body) {
            if (any_unsound(header + body)) {
                return;
            }
            const Trailing expected = trailing_by_the_rules(header + body, ';');
            const Trailing found = trailing_by_library(header + body, ';');
            ++told[found];
            if (found != expected && ++differences < 6) {
                MESSAGE(json_of_bytes(header + body) << " gives " << static_cast<int>(found)
                                                     << ", not " << static_cast<int>(expected));
            }
        });
    }
    CHECK(differences == 0);
    CHECK(told[Trailing::in_rows] > 0);
    CHECK(told[Trailing::in_header] > 0);
    CHECK(told[Trailing::none] > 0);
}

TEST_CASE("a record that grows too long is given up as the rules say") {
    for (const std::size_t limit : {4U, 5U}) {
        CAPTURE(limit);
        Comparison comparison(HowToRead{.max_record_bytes = limit});
        for_each_text(greatest_length(0),
                      [&](const std::string& body) { comparison.compare("x;y\n" + body); });
        INFO(comparison.report());
        CHECK(comparison.differences == 0);
        CHECK(comparison.refused > 0);
        CHECK(comparison.rejected > comparison.texts / 2);
    }
}

TEST_CASE("a header that is too long is refused") {
    Comparison comparison(HowToRead{.max_record_bytes = 4});
    for_each_text(greatest_length(2), [&](const std::string& body) { comparison.compare(body); });
    INFO(comparison.report());
    CHECK(comparison.differences == 0);
    CHECK(comparison.refused > 0);
}

}  // namespace rodevlag::reader_test
