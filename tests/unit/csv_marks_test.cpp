#include "rodevlag/csv_marks.h"

#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

#include "rodevlag/csv_scanner.h"
#include "rodevlag/csv_splitter.h"

using namespace rodevlag;

namespace {

// What measure_csv() promises, record by record with the scanner.
CsvMeasure measured_plainly(const std::string& text) {
    CsvMeasure measure;
    CsvScanner scanner(';');
    std::size_t at = 0;
    while (at < text.size()) {
        scanner.restart();
        const bool ended = scanner.scan(std::string_view(text).substr(at));
        if (!scanner.faults().empty()) {
            measure.is_broken = true;
            break;
        }
        if (!ended) {
            break;
        }
        (scanner.blank() ? measure.blank_lines : measure.records) += 1;
        const std::size_t end = at + scanner.size();
        at = end + (text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
    }
    measure.size = at;
    measure.lines = count_line_ends(std::string_view(text).substr(0, at));
    return measure;
}

std::vector<std::size_t> marks_plainly(const std::string& text, std::vector<std::size_t>& ends) {
    std::vector<std::size_t> marks;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        inside = inside != (text[at] == '"');
        const bool is_end =
            text[at] == '\r' || (text[at] == '\n' && (at == 0 || text[at - 1] != '\r'));
        if (!inside && (text[at] == ';' || is_end)) {
            if (is_end) {
                ends.push_back(marks.size());
            }
            marks.push_back(at);
        }
    }
    return marks;
}

std::string random_text(std::mt19937& random, std::size_t size) {
    // Runs of one kind, so that states last over the edges of 64 bytes.
    static const std::string bytes = "aaaaaaa;;\"\"\n\r\n";
    std::string text;
    while (text.size() < size) {
        text.append(1 + random() % (random() % 4 == 0 ? 70 : 3), bytes[random() % bytes.size()]);
    }
    return text;
}

std::string sound_text(std::mt19937& random) {
    static const std::vector<std::string> cells = {
        "", "a", "\"\"", "\"x;y\"", "\"\"\"\"", "ja;", "\"1\n2\"", "\"\r\n\"", "\n", "\r\n"};
    std::string text;
    for (std::size_t count = random() % 60; count > 0; --count) {
        text += cells[random() % cells.size()];
        text += random() % 4 == 0 ? "\n" : ";";
    }
    return text + "\n";
}

}  // namespace

TEST_CASE("every build measures as the scanner does") {
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text =
            random() % 2 == 0 ? random_text(random, random() % 300) : sound_text(random);
        const CsvMeasure wanted = measured_plainly(text);
        for (const CsvKernel& kernel : csv_kernels()) {
            if (!kernel.is_supported()) {
                continue;
            }
            const CsvMeasure seen = kernel.measure(text.data(), text.size(), ';');
            CAPTURE(kernel.name);
            CAPTURE(text);
            REQUIRE(seen.size == wanted.size);
            REQUIRE(seen.records == wanted.records);
            REQUIRE(seen.blank_lines == wanted.blank_lines);
            REQUIRE(seen.lines == wanted.lines);
            REQUIRE(seen.is_broken == wanted.is_broken);
        }
    }
}

TEST_CASE("every build lists the same marks") {
    std::mt19937 random(11);
    for (int round = 0; round < 5'000; ++round) {
        std::string text = sound_text(random);
        const bool has_nul = random() % 8 == 0;
        if (has_nul) {
            text.insert(random() % text.size(), 1, '\0');
        }
        std::vector<std::size_t> wanted_ends;
        const std::vector<std::size_t> wanted = marks_plainly(text, wanted_ends);
        for (const CsvKernel& kernel : csv_kernels()) {
            if (!kernel.is_supported()) {
                continue;
            }
            std::vector<std::uint32_t> marks(text.size() + 64);
            std::vector<std::uint32_t> ends(text.size() + 64);
            CsvIndexRoom room{marks.data(), ends.data()};
            kernel.index(text.data(), text.size(), ';', room);
            REQUIRE(std::vector<std::size_t>(marks.begin(),
                                             marks.begin() + static_cast<long>(room.mark_count)) ==
                    wanted);
            REQUIRE(std::vector<std::size_t>(ends.begin(),
                                             ends.begin() + static_cast<long>(room.end_count)) ==
                    wanted_ends);
            CHECK(room.has_nul == has_nul);
            CHECK(room.is_ascii);
        }
    }
}

TEST_CASE("the index adds the line end that lacks, and sees what is not ASCII") {
    CsvIndex index;
    index.set("1;é", ';');
    REQUIRE(index.marks().size() == 2);
    CHECK(index.marks()[1] == 4);
    CHECK(index.ends().size() == 1);
    CHECK_FALSE(index.is_ascii());
    index.set("", ';');
    CHECK(index.marks().empty());
    CHECK(index.is_ascii());
}
