#include "rodevlag/cell_words.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace rodevlag;

namespace {

/// The number of a cell that has other text right behind it.
std::uint8_t find(const CellWords& words, const std::string& cell) {
    const std::string text = cell + ";de volgende cel";
    return words.find(text.data(), cell.size());
}

}  // namespace

TEST_CASE("words are told apart by all their bytes and by their length") {
    const std::vector<std::string> cells = {"",
                                            "ja",
                                            "Ja",
                                            "ja ",
                                            "j",
                                            "nee",
                                            "\"\"",
                                            "12345678",
                                            "12345679",
                                            "123456789",
                                            "1234567890",
                                            std::string(1, '\0'),
                                            std::string(2, '\0'),
                                            " ",
                                            std::string("ja\0", 3)};
    CellWords words;
    for (std::size_t index = 0; index < cells.size(); ++index) {
        CHECK(find(words, cells[index]) == CellWords::unknown);
        words.add(cells[index], static_cast<std::uint8_t>(index));
        for (std::size_t known = 0; known <= index; ++known) {
            CHECK(find(words, cells[known]) == known);
        }
    }
    CHECK(find(words, "jan") == CellWords::unknown);
    CHECK(find(words, "1234567891") == CellWords::unknown);
}

TEST_CASE("words whose place is taken are found as well") {
    CellWords words;
    for (std::uint8_t number = 0; number < 60; ++number) {
        words.add("w" + std::to_string(number), number);
    }
    for (std::uint8_t number = 0; number < 60; ++number) {
        CHECK(find(words, "w" + std::to_string(number)) == number);
        CHECK(find(words, "v" + std::to_string(number)) == CellWords::unknown);
    }
}

TEST_CASE("two spellings of one word have one number") {
    CellWords words;
    words.add("ja", 3);
    words.add("\"ja\"", 3);
    words.add("  een heel lang woord", 3);
    CHECK(find(words, "ja") == 3);
    CHECK(find(words, "\"ja\"") == 3);
    CHECK(find(words, "  een heel lang woord") == 3);
}

TEST_CASE("the number of spellings that is remembered is bounded") {
    CellWords words;
    std::size_t remembered = 0;
    for (int number = 0; number < 1'000; ++number) {
        const std::string cell = "een lang woord " + std::to_string(number);
        words.add(cell, 1);
        remembered += find(words, cell) == 1 ? 1U : 0U;
    }
    CHECK(remembered == 64);
    words.add("kort", 2);
    CHECK(find(words, "kort") == CellWords::unknown);
    CHECK(find(words, "een lang woord 0") == 1);
}
