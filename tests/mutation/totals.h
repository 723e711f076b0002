// How many mutants there were, and what became of them, per instrument and operation.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "campaign.h"

namespace rodevlag::mutation {

/// One line of the totals.
struct Total {
    std::size_t mutants = 0;
    std::size_t equivalent = 0;
    std::size_t by_format = 0;
    std::size_t by_proof_only = 0;
    std::size_t by_cases_only = 0;
    std::size_t by_both = 0;  ///< the proofs and the cases
    std::size_t unnoticed = 0;

    void add(const Verdict& verdict);
    void add(const Total& other);
};

/// The totals as a table for people.
class Totals {
public:
    void add(const std::string& instrument, const std::vector<Trial>& trials);

    std::string to_string() const;
    Total all() const;

private:
    std::map<std::string, std::map<std::string, Total>> m_totals;  // by instrument, by operation
};

}  // namespace rodevlag::mutation
