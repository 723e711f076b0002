// Files of tellings (verhaal.yaml): refused with places inside the file, or stories can be told
// with them that have no faults.
#include <string>
#include <string_view>

#include "check.h"
#include "rodevlag/answers.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/story_chance.h"
#include "rodevlag/story_teller.h"
#include "text_walk.h"
#include "unit/story_sample.h"

namespace {

using namespace rodevlag;

/// Every question that has a telling, with one of the answers that can be told.
void tell_all(const Catalog& catalog, const StoryBook& book) {
    Answers answers = blank_answers(catalog);
    std::vector<std::size_t> questions;
    StoryChance chance(1);
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        const std::size_t size = catalog.item(item).domain.size();
        const auto value = static_cast<Value>(size == 0 ? 0 : pick(size, chance));
        if (book.tells(item, value)) {
            answers[item] = {ValueSet::single(value), AnswerOrigin::given, false};
            questions.push_back(item);
        }
    }
    const auto story = StoryTeller(catalog, book).tell(answers, questions, std::nullopt, 1);
    fuzz::check(!story || faults_in_story(catalog, book, *story).empty(), "a story has faults");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Catalog catalog(builtin_instruments());
    const std::string_view text = fuzz::text_of(data, size);
    const std::string name = "verhaal.yaml";
    try {
        tell_all(catalog, read_story_book(catalog, {{"kader.yaml", story_sample::frame()},
                                                    {name, std::string(text)}}));
    } catch (const InstrumentError& error) {
        fuzz::check(!error.problems().empty(), "refused without a problem");
        for (const Problem& problem : error.problems()) {
            if (problem.file == name) {
                fuzz::check_position(problem, text, problem.line == 0 ? 0 : 1);
            }
        }
    }
    return 0;
}
