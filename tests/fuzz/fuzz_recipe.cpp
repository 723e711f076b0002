// Recipes of exercises: refused with places inside the file, or what is wanted is sound.
#include <algorithm>
#include <string>
#include <string_view>

#include "check.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/exercise_recipe.h"
#include "text_walk.h"

namespace {

using namespace rodevlag;

void check_answers(const Catalog& catalog, const RecipeEntry& entry) {
    for (const FixedAnswer& answer : entry.answers) {
        fuzz::check(answer.item < catalog.item_count(),
                    "an answer to a question that is not there");
        const Item& item = catalog.item(answer.item);
        fuzz::check(!item.is_date, "an answer to the date {}", item.name);
        fuzz::check((answer.values & item.domain.all()) == answer.values,
                    "a value that {} does not have", item.name);
        const auto again = item.domain.read(answer.text);
        fuzz::check(again && (answer.values.empty() ? again->kind == Answer::Kind::unknown
                                                    : again->values == answer.values),
                    "'{}' at {} is another answer", answer.text, item.name);
    }
}

void check_entry(const Catalog& catalog, const RecipeEntry& entry, std::string_view text) {
    fuzz::check(entry.decision < catalog.decision_count(), "a decision that is not there");
    const std::size_t outcomes = catalog.decision(entry.decision).outcomes.size();
    fuzz::check(entry.count >= 1 && entry.count <= most_exercises, "{} exercises", entry.count);
    fuzz::check(std::ranges::all_of(entry.outcomes, [&](auto one) { return one < outcomes; }),
                "an outcome that is not there");
    fuzz::check(std::ranges::adjacent_find(entry.outcomes) == entry.outcomes.end(),
                "an outcome that is there twice");
    fuzz::check(!entry.near || *entry.near < outcomes, "'bijna' with an outcome that is not there");
    fuzz::check(entry.outcomes.empty() || !(entry.one_unknown || entry.disputed),
                "an outcome that is certain and not");
    for (const auto& [key, place] : entry.places) {
        fuzz::check_position({"", place.line, place.column, "the key " + key}, text, 1);
    }
    check_answers(catalog, entry);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Catalog catalog(builtin_instruments());
    const std::string_view text = fuzz::text_of(data, size);
    const Recipe recipe = read_recipe(catalog, text, "recept.yaml");
    for (const Problem& problem : recipe.problems) {
        fuzz::check_position(problem, text, problem.line == 0 ? 0 : 1);
    }
    if (recipe.problems.empty()) {
        fuzz::check(!recipe.title.empty() && !recipe.entries.empty(), "a recipe of nothing");
        for (const RecipeEntry& entry : recipe.entries) {
            check_entry(catalog, entry, text);
        }
    }
    return 0;
}
