// Instrument files: whatever stands in one, it is refused with places inside the file, or it can be
// compiled and proved, and the diagrams say what its rules say.
#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check.h"
#include "rodevlag/answers.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/catalog.h"
#include "rodevlag/compiler.h"
#include "rodevlag/score.h"
#include "rodevlag/soundness.h"
#include "rodevlag/yaml_image.h"
#include "text_walk.h"
#include "unit/plain_evaluator.h"

namespace {

using namespace rodevlag;
using fuzz::check;

constexpr std::string_view file_name = "instrument.yaml";

// What is compared answer by answer stays small.
constexpr std::size_t max_patterns = 1000;

bool same_tree(const YamlNode& one, const YamlNode& other) {
    return one.kind == other.kind && one.text == other.text && one.line == other.line &&
           one.column == other.column && one.flow_style == other.flow_style &&
           std::ranges::equal(one.items, other.items, same_tree) &&
           std::ranges::equal(one.members, other.members,
                              [](const YamlNode::Member& a, const YamlNode::Member& b) {
                                  return a.key == b.key && a.line == b.line &&
                                         a.column == b.column && same_tree(a.value, b.value);
                              });
}

void check_yaml(std::string_view text) {
    const YamlDocument document = read_yaml(text, std::string(file_name));
    for (const Problem& problem : document.problems) {
        fuzz::check_position(problem, text, problem.line == 0 ? 0 : 1);
    }
    if (document.complete) {
        FlatYaml flat;
        flatten_yaml(document.root, flat);
        const YamlDocument again = tree_of_image(flat.image());
        check(same_tree(document.root, again.root), "the image of the tree is another tree");
    }
}

/// The instrument, with a built-in one that it may use; nothing when it is refused.
std::optional<Catalog> load(std::string_view text) {
    std::vector<InstrumentText> texts;
    for (const InstrumentText& one : builtin_instruments()) {
        if (one.name.ends_with("/weg.yaml")) {
            texts.push_back(one);
        }
    }
    check(texts.size() == 1, "the instrument to use is not built in");
    texts.push_back({std::string(file_name), std::string(text)});
    try {
        return Catalog(texts);
    } catch (const InstrumentError& error) {
        check(!error.problems().empty(), "refused without a problem");
        for (const Problem& problem : error.problems()) {
            if (problem.file == file_name) {
                fuzz::check_position(problem, text, problem.line == 0 ? 0 : 1);
            }
        }
        return std::nullopt;
    }
}

/// The diagram against its rules or chart, for every answer pattern.
void check_compiled(const Catalog& catalog, const CompiledDecision& compiled) {
    std::size_t patterns = 1;
    Answers answers = blank_answers(catalog);
    for (const std::size_t item : compiled.variables) {
        patterns = std::min(patterns * catalog.item(item).domain.size(), max_patterns + 1);
    }
    if (patterns > max_patterns) {
        return;
    }
    plain::for_each_completion(answers, compiled.variables, [&](const Answers& complete) {
        std::vector<Value> values;
        for (const std::size_t item : compiled.variables) {
            values.push_back(*complete[item].values.begin());
        }
        const std::size_t expected = plain::Evaluator(catalog, complete).outcome(compiled.decision);
        const Terminal found = compiled.diagram.follow(values);
        check(found == expected, "decision {}: outcome {} in place of {}", compiled.decision, found,
              expected);
    });
}

/// What rv-check and rv-score do with a sound instrument.
void use(const Catalog& catalog) {
    std::vector<std::size_t> instruments(catalog.instruments().size());
    std::iota(instruments.begin(), instruments.end(), std::size_t{0});
    try {
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            check_compiled(catalog, compile_decision(catalog, index));
            compile_route(catalog, index);
        }
        Scorer scorer(catalog);
        const Answers blank = blank_answers(catalog);
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            const DecisionResult& result = scorer.score(index, blank);
            check(result.is_out_of_scope() || !result.possible.empty(),
                  "without answers decision {} has no outcome", index);
        }
    } catch (const InstrumentError& error) {
        check(!error.problems().empty(), "not compiled, without a problem");
    }
    try {
        check_soundness(catalog, instruments);
    } catch (const InstrumentError& error) {
        check(!error.problems().empty(), "not proved, without a problem");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    check_yaml(text);
    if (const std::optional<Catalog> catalog = load(text)) {
        use(*catalog);
    }
    return 0;
}
