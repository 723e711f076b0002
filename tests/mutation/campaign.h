// Tries mutants of instruments: is one equivalent, and if not, who notices it?
//
// The usual flow: a Campaign over instruments and their cases; try_all() for each instrument.
// A mutant is noticed by the format when it cannot be read, linked or compiled without gaps; by
// the proofs when check_soundness() finds something that it does not find in the original; by the
// cases when one fails that passes on the original.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "functions.h"
#include "mutant.h"
#include "originals.h"
#include "rodevlag/builtin_instruments.h"
#include "rodevlag/case_file.h"
#include "rodevlag/catalog.h"
#include "yaml_nodes.h"

namespace rodevlag::mutation {

/// What became of one mutant. One that is refused is not looked at any further.
struct Verdict {
    bool refused = false;  ///< by the format
    bool equivalent = false;
    bool by_proof = false;
    bool by_cases = false;
    std::optional<Change> change{};  ///< the first function that differs

    bool is_unnoticed() const { return !refused && !equivalent && !by_proof && !by_cases; }
};

/// A mutation with its verdict. The mutation cannot be applied any more.
struct Trial {
    Mutation mutation;
    Verdict verdict;
};

/// Tries the mutants of instruments that are used together.
class Campaign {
public:
    /// Keeps a reference to the originals. Throws std::runtime_error when they have findings, or
    /// when cases have problems or fail.
    Campaign(const Originals& originals, std::span<const BuiltinCases> cases);

    /// Tries one mutant in `step`, from the first, of one instrument.
    std::vector<Trial> try_all(std::size_t instrument, std::size_t step) const;

private:
    Verdict try_one(std::size_t instrument, const TreeNode& tree, const Site& site) const;
    /// The decisions whose own function or action a change at this site can change.
    std::vector<std::size_t> decisions_of(std::size_t instrument, const Site& site) const;
    bool is_noticed_by_cases(const Catalog& mutant, const Site& site,
                             const std::vector<std::size_t>& decisions) const;

    const Originals& m_originals;
    const Catalog& m_catalog;
    Functions m_functions;
    std::vector<ExampleCase> m_cases;
};

}  // namespace rodevlag::mutation
