// The numbers of answer patterns that rv-check prints, repeated by enumeration.
//
// What else says that they are right: for the built-in instruments reference_test.cpp compares the
// outcome of every complete answer of the smaller decisions with a written-out function, and all
// counts with closed formulas; the kernel's count is compared with truth tables in
// decision_diagram_exhaustive_test.cpp. Here the instrument files themselves are read by a plain
// evaluator, so that a fault between the file and the diagram cannot hide.
#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>

#include "plain_counts.h"
#include "plain_evaluator.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/compiler.h"
#include "rodevlag/soundness.h"

using namespace rodevlag;
using namespace rodevlag::referee;

namespace {

constexpr std::size_t most_patterns = std::size_t{1} << 20U;

Catalog catalog_of(const std::vector<std::string>& files) {
    std::vector<InstrumentText> texts;
    for (const std::string& name : files) {
        std::ifstream file(std::filesystem::path(RODEVLAG_SOURCE_DIR) / "tests" / name,
                           std::ios::binary);
        REQUIRE(file);
        texts.push_back(
            {name, {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}});
    }
    return Catalog(texts);
}

std::vector<std::string> texts_of(const std::vector<Count>& counts) {
    std::vector<std::string> texts;
    for (const Count count : counts) {
        texts.push_back(to_string(count));
    }
    return texts;
}

/// The counts of the diagram, with those of patterns without an outcome behind them.
std::vector<std::string> diagram_counts(const Catalog& catalog, std::size_t index) {
    const CompiledDecision compiled = compile_decision(catalog, index, Gaps::keep);
    const std::size_t outcomes = catalog.decision(index).outcomes.size();
    std::vector<Count> counts(outcomes + 1);
    for (const TerminalCount& found : compiled.diagram.count(compiled.diagram.full_domains())) {
        counts[std::min<std::size_t>(found.terminal, outcomes)] = found.count;
    }
    return texts_of(counts);
}

/// Compares the counts of every decision; returns how many were counted pattern by pattern.
std::size_t compare_all(const Catalog& catalog) {
    std::size_t plain = 0;
    for (std::size_t index = 0; index < catalog.decision_count(); ++index) {
        const Decision& decision = catalog.decision(index);
        CAPTURE(decision.id);
        const std::vector<std::string> expected = diagram_counts(catalog, index);
        const PlainCounts kinds = count_kinds(catalog, decision);
        CHECK(texts_of(kinds.outcomes) == expected);
        const auto every = count_every_pattern(catalog, decision, most_patterns);
        MESSAGE(decision.id << ": " << (every ? every->tried : 0) << " patterns tried, "
                            << kinds.tried << " kinds");
        if (every) {
            CHECK(texts_of(every->outcomes) == expected);
            ++plain;
        }
    }
    return plain;
}

/// The same for patterns with unknown answers; returns how many decisions were counted.
std::size_t compare_with_unknown(const Catalog& catalog, std::size_t most) {
    std::vector<std::size_t> instruments(catalog.instruments().size());
    std::iota(instruments.begin(), instruments.end(), 0);
    std::size_t counted = 0;
    for (const DecisionProof& proof : check_soundness(catalog, instruments).proofs) {
        const Decision& decision = catalog.decision(proof.decision);
        const auto expected = count_with_unknown(catalog, decision, most);
        CAPTURE(decision.id);
        if (expected && proof.is_complete) {
            ++counted;
            CHECK(to_string(proof.with_unknown) == std::to_string(expected->patterns));
            CHECK(texts_of(proof.certain_outcome) == texts_of(expected->certain));
        }
    }
    return counted;
}

}  // namespace

TEST_CASE("the built-in decisions have as many patterns per outcome as enumeration finds") {
    const Catalog catalog(builtin_instruments());
    // Of the five with the most questions only the kinds are tried.
    CHECK(compare_all(catalog) + 5 == catalog.decision_count());
}

TEST_CASE("with unknown answers the numbers of certain outcomes are those of enumeration") {
    // Up to 3^16 for acuut; 3^19 for acuut_nu and what builds on structureel are left to the
    // proofs.
    CHECK(compare_with_unknown(Catalog(builtin_instruments()), 50'000'000) == 33);
    CHECK(compare_with_unknown(catalog_of({"engine/valid/fiets.yaml", "engine/valid/weg.yaml"}),
                               most_patterns) == 2);
    CHECK(compare_with_unknown(catalog_of({"cli/rv-check/smt2-flaws/lamp.yaml"}), most_patterns) ==
          2);
}

TEST_CASE("the synthetic decisions have as many patterns per outcome as enumeration finds") {
    const Catalog valid = catalog_of({"engine/valid/fiets.yaml", "engine/valid/weg.yaml"});
    CHECK(compare_all(valid) == valid.decision_count());
    const Catalog flawed = catalog_of({"cli/rv-check/smt2-flaws/lamp.yaml"});
    CHECK(compare_all(flawed) == flawed.decision_count());
    const Catalog with_gap = catalog_of({"cli/rv-check/smt2-gap/gat.yaml"});
    CHECK(compare_all(with_gap) == with_gap.decision_count());
}
