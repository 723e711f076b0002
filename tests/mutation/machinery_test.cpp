// What the mutation test rests on: mutants are what an author could have typed, and a mutant is
// called equivalent exactly when it gives the same for every answer.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "functions.h"
#include "instrument_mutations.h"
#include "operations.h"
#include "originals.h"
#include "rodevlag/answers.h"
#include "rodevlag/builtin_instruments.h"
#include "unit/plain_evaluator.h"
#include "yaml_nodes.h"

using namespace rodevlag;
using namespace rodevlag::mutation;

namespace {

InstrumentText file(const std::string& name) {
    std::ifstream in(std::string(RODEVLAG_SOURCE_DIR) + "/tests/engine/valid/" + name);
    std::ostringstream text;
    text << in.rdbuf();
    return {name, text.str()};
}

const Originals& synthetic() {
    static const Originals originals({file("fiets.yaml"), file("weg.yaml")});
    return originals;
}

/// The instrument whose decisions have a scope, without the actions that are those of the bicycle:
/// every answer to both together would be too many.
const Originals& synthetic_with_scope() {
    static const Originals originals = [] {
        InstrumentText ride = file("tocht.yaml");
        for (const auto& [from, to] :
             {std::pair<std::string, std::string>{"gebruikt: [fiets, weg]", "gebruikt: [weg]"},
              {"        zelfde_als: [fiets.repareren, fiets.kijken]\n", ""},
              {"zelfde_als: fiets.stoppen, ", ""}}) {
            ride.text.replace(ride.text.find(from), from.size(), to);
        }
        return Originals({ride, file("weg.yaml")});
    }();
    return originals;
}

std::optional<Catalog> read(const Originals& originals, std::size_t instrument,
                            const TreeNode& tree, bool as_text) {
    try {
        return as_text ? originals.with_text(instrument, tree) : originals.with(instrument, tree);
    } catch (const InstrumentError&) {
        return std::nullopt;
    }
}

/// The outcome of every decision, whether the case is in its scope and whether each of its actions
/// applies, for every complete answer to the questions that have one; a gap is -1.
std::vector<int> everything(const Catalog& catalog) {
    std::vector<std::size_t> questions;
    for (std::size_t item = 0; item < catalog.item_count(); ++item) {
        if (!catalog.item(item).is_date) {
            questions.push_back(item);
        }
    }
    std::vector<int> results;
    plain::for_each_completion(blank_answers(catalog), questions, [&](const Answers& answers) {
        const plain::Evaluator evaluator(catalog, answers);
        for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
            int outcome = -1;
            try {
                outcome = static_cast<int>(evaluator.outcome(index));
            } catch (const std::exception&) {
                // no rule holds, here or in a decision that is asked
            }
            results.push_back(outcome);
            bool is_in_scope = true;
            for (const ScopeCondition& part : catalog.decision(index).scope) {
                is_in_scope = is_in_scope && evaluator.holds(part.condition);
            }
            results.push_back(is_in_scope ? 1 : 0);
            for (const Action& action : catalog.decision(index).actions) {
                bool applies = false;
                for (const std::size_t wanted : action.outcomes) {
                    applies = applies || static_cast<int>(wanted) == outcome;
                }
                applies = applies && (!action.condition || evaluator.holds(*action.condition));
                results.push_back(applies ? 1 : 0);
            }
        }
    });
    return results;
}

}  // namespace

TEST_CASE("an instrument that is written out and read again computes the same") {
    const Originals builtin(builtin_instruments());
    for (const Originals* originals : {&builtin, &synthetic(), &synthetic_with_scope()}) {
        const Functions functions(originals->catalog());
        for (std::size_t index = 0; index < originals->catalog().instruments().size(); ++index) {
            const TreeNode tree = originals->tree(index);
            CHECK_FALSE(functions.any_change(originals->with(index, tree)));
            CHECK_FALSE(functions.any_change(originals->with_text(index, tree)));
        }
    }
}

TEST_CASE("a mutant is the same as text and as a tree") {
    const Originals builtin(builtin_instruments());
    std::size_t refused = 0;
    std::size_t accepted = 0;
    for (const Originals* originals : {&builtin, &synthetic(), &synthetic_with_scope()}) {
        const Catalog& catalog = originals->catalog();
        for (std::size_t index = 0; index < catalog.instruments().size(); ++index) {
            TreeNode tree = originals->tree(index);
            Mutations mutations = mutations_of(tree, catalog, catalog.instruments()[index]);
            for (std::size_t number = 0; number < mutations.size(); number += 20) {
                const Applied applied(mutations[number]);
                const std::optional<Catalog> from_tree = read(*originals, index, tree, false);
                const std::optional<Catalog> from_text = read(*originals, index, tree, true);
                CAPTURE(mutations[number].change);
                REQUIRE(from_tree.has_value() == from_text.has_value());
                ++(from_tree ? accepted : refused);
                if (from_tree) {
                    CHECK_FALSE(Functions(*from_tree).any_change(*from_text));
                }
            }
            CHECK(to_yaml(tree) == to_yaml(originals->tree(index)));  // taken out again
        }
    }
    CHECK(refused > 0);
    CHECK(accepted > 0);
}

namespace {

/// Compares every verdict about the first instrument with trying every answer.
void check_equivalence(const Originals& originals) {
    const Catalog& catalog = originals.catalog();
    const Functions functions(catalog);
    const std::vector<int> original = everything(catalog);
    const std::vector<std::size_t> decisions = {0, 1};
    TreeNode tree = originals.tree(0);
    Mutations mutations = mutations_of(tree, catalog, catalog.instruments()[0]);
    std::size_t equivalent = 0;
    std::size_t different = 0;
    for (std::size_t index = 0; index < mutations.size(); ++index) {
        const Applied applied(mutations[index]);
        const std::optional<Catalog> mutant = read(originals, 0, tree, false);
        if (!mutant || mutations[index].site.scope == Scope::reading) {
            continue;
        }
        const std::optional<Change> change =
            functions.change(*mutant, mutations[index].site, decisions);
        CAPTURE(mutations[index].line);
        CAPTURE(mutations[index].change);
        CHECK(change.has_value() == (everything(*mutant) != original));
        ++(change ? different : equivalent);
        // The opposite of everything needs no answers to show.
        if (change && mutations[index].operation != operations::negate) {
            CHECK_FALSE(telling_answers(catalog, *change).empty());
        }
    }
    CHECK(equivalent > 0);
    CHECK(different > 20);
}

}  // namespace

TEST_CASE("a mutant is equivalent exactly when every answer gives the same") {
    check_equivalence(synthetic());
    check_equivalence(synthetic_with_scope());
}

TEST_CASE("another reading of answers is a change, and the same reading is not") {
    const Originals& originals = synthetic();
    const Catalog& catalog = originals.catalog();
    const Functions functions(catalog);
    TreeNode tree = originals.tree(0);
    Mutations mutations = mutations_of(tree, catalog, catalog.instruments()[0]);
    std::size_t readings = 0;
    for (Mutation& mutation : mutations) {
        if (mutation.site.scope == Scope::reading) {
            const Applied applied(mutation);
            const std::optional<Catalog> mutant = read(originals, 0, tree, false);
            if (mutant) {
                CAPTURE(mutation.change);
                CHECK(functions.change(*mutant, mutation.site, {}));
                ++readings;
            }
        }
    }
    CHECK(readings > 5);
    CHECK_FALSE(functions.change(catalog, {Scope::reading, "fiets.licht", {}}, {}));
    CHECK_FALSE(functions.change(catalog, {Scope::reading, "fiets.garantie", {}}, {}));
}

TEST_CASE("every operation is used, in the built-in or in the synthetic instruments") {
    const Originals builtin(builtin_instruments());
    std::set<std::string_view> used;
    for (const Originals* originals : {&builtin, &synthetic(), &synthetic_with_scope()}) {
        const Catalog& catalog = originals->catalog();
        for (std::size_t index = 0; index < catalog.instruments().size(); ++index) {
            TreeNode tree = originals->tree(index);
            for (const Mutation& mutation :
                 mutations_of(tree, catalog, catalog.instruments()[index])) {
                used.insert(mutation.operation);
            }
        }
    }
    CHECK(used.size() == operations::all.size());
    for (const std::string_view operation : operations::all) {
        CHECK_MESSAGE(used.contains(operation), "never used: " << operation);
    }
}
