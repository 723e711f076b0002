// Answer keys (rv-case make): refused with places inside the file, or every exercise that is
// written again is read back equal.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/exercise_json.h"
#include "rodevlag/exercise_key.h"
#include "text_walk.h"

namespace {

using namespace rodevlag;

/// A problem stands in the key as a whole, or on one of its lines: what LF ends, for in JSON a CR
/// is a space.
void check_problem(const Problem& problem, std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    fuzz::check(problem.line <= lines.size(), "line {} is not in the key, which has {}: {}",
                problem.line, lines.size(), problem.message);
    if (problem.line != 0) {
        fuzz::check_position_on_line(problem, lines[problem.line - 1], problem.line);
    }
}

/// The exercises; nothing when the key is refused.
std::optional<std::vector<Exercise>> read(const Catalog& catalog, std::string_view text,
                                          std::size_t piece) {
    fuzz::PieceSource source(text, piece, "sleutel.jsonl");
    try {
        return read_exercises(catalog, source);
    } catch (const InstrumentError& error) {
        fuzz::check(!error.problems().empty(), "refused without a problem");
        for (const Problem& problem : error.problems()) {
            check_problem(problem, text);
        }
        return std::nullopt;
    }
}

void check_equal(const Exercise& one, const Exercise& other, std::string_view text) {
    const auto same = [&](bool holds, std::string_view what) {
        fuzz::check(holds, "read back it has another {}: {}", what, text);
    };
    same(one.id == other.id, "id");
    same(one.title == other.title, "title");
    same(one.decision == other.decision, "decision");
    same(one.seed == other.seed, "seed");
    same(one.questions == other.questions, "list of questions");
    same(one.judgements == other.judgements, "list of judgements");
    same(one.disputed == other.disputed, "disputed question");
    same(one.answers == other.answers, "answer");
    same(one.properties == other.properties, "property");
    same(one.story == other.story, "story");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Catalog catalog(builtin_instruments());
    const std::string_view text = fuzz::text_of(data, size);
    const auto exercises = read(catalog, text, 0);
    if (!exercises) {
        return 0;
    }
    std::string again;
    for (const Exercise& exercise : *exercises) {
        again += exercise_json(catalog, exercise, "{}") + "\n";
    }
    const auto back = read(catalog, again, 7);
    fuzz::check(back && back->size() == exercises->size(), "refused when written again: {}", again);
    for (std::size_t index = 0; index < exercises->size(); ++index) {
        check_equal((*exercises)[index], (*back)[index], again);
    }
    return 0;
}
