#include "rodevlag/question_groups.h"

#include <doctest/doctest.h>

#include "bicycle.h"

using namespace rodevlag;

TEST_CASE("questions stand in the groups of their instrument, the others under its title") {
    const Catalog catalog = bicycle::catalog();
    std::vector<std::size_t> questions;
    for (const char* name :
         {"weg.donker", "fiets.licht", "fiets.ketting", "fiets.achterrem", "fiets.voorrem"}) {
        questions.push_back(catalog.find_item(name).value());
    }
    std::vector<std::string> lines;
    for (const QuestionGroup& group : question_groups(catalog, questions)) {
        lines.push_back(group.title);
        for (const std::string& name : bicycle::names(catalog, group.questions)) {
            lines.push_back(name);
        }
    }
    CHECK(lines == std::vector<std::string>{"Remmen", "fiets.achterrem", "fiets.voorrem",
                                            "Slijtage", "fiets.ketting", "Is de fiets in orde?",
                                            "fiets.licht", "De weg", "weg.donker"});
    CHECK(question_groups(catalog, {}).empty());
}
