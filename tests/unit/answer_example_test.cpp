#include "rodevlag/answer_example.h"

#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

TEST_CASE("few answers are named one by one, an answer that many share comes once") {
    CHECK(answers_in_words({}) == "");
    CHECK(answers_in_words({{"a", "ja"}, {"b", "nee"}}) == "a = ja, b = nee");
    AnswerWords many;
    for (const char* question : {"a", "b", "c", "d", "e", "f"}) {
        many.emplace_back(question, "nee");
    }
    CHECK(answers_in_words(many) == "nee op 6 vragen: a, b, c, d, e, f");
    many.insert(many.begin() + 2, {"x", "ja"});
    CHECK(answers_in_words(many) == "x = ja, en nee op 6 vragen: a, b, c, d, e, f");
}

TEST_CASE("an answer file holds the answers by instrument, and can be read") {
    const Catalog catalog = bicycle::catalog();
    const ExampleAnswers answers = {{*catalog.find_item("weg.ondergrond"), 2},
                                    {*catalog.find_item("fiets.voorrem"), 0}};
    CHECK(answer_file_text(catalog, "01", "Eerste regel.\nTweede.", answers) ==
          "# Eerste regel.\n# Tweede.\nzaak: '01'\nfiets:\n  voorrem: ja\nweg:\n"
          "  ondergrond: zand\n");
}
