#include "totals.h"

#include <fmt/format.h>

namespace rodevlag::mutation {

namespace {

std::string line(const std::string& name, const Total& total) {
    return fmt::format("{:<34}{:>8}{:>11}{:>9}{:>8}{:>8}{:>8}{:>11}\n", name, total.mutants,
                       total.equivalent, total.by_format, total.by_proof_only, total.by_cases_only,
                       total.by_both, total.unnoticed);
}

}  // namespace

void Total::add(const Verdict& verdict) {
    ++mutants;
    equivalent += verdict.equivalent ? 1U : 0U;
    by_format += verdict.refused ? 1U : 0U;
    by_proof_only += verdict.by_proof && !verdict.by_cases ? 1U : 0U;
    by_cases_only += verdict.by_cases && !verdict.by_proof ? 1U : 0U;
    by_both += verdict.by_proof && verdict.by_cases ? 1U : 0U;
    unnoticed += verdict.is_unnoticed() ? 1U : 0U;
}

void Total::add(const Total& other) {
    mutants += other.mutants;
    equivalent += other.equivalent;
    by_format += other.by_format;
    by_proof_only += other.by_proof_only;
    by_cases_only += other.by_cases_only;
    by_both += other.by_both;
    unnoticed += other.unnoticed;
}

void Totals::add(const std::string& instrument, const std::vector<Trial>& trials) {
    for (const Trial& trial : trials) {
        m_totals[instrument][std::string(trial.mutation.operation)].add(trial.verdict);
    }
}

Total Totals::all() const {
    Total all;
    for (const auto& [instrument, operations] : m_totals) {
        for (const auto& [operation, total] : operations) {
            all.add(total);
        }
    }
    return all;
}

std::string Totals::to_string() const {
    std::string text = fmt::format("{:<34}{:>8}{:>11}{:>9}{:>8}{:>8}{:>8}{:>11}\n", "", "mutants",
                                   "equivalent", "format", "proofs", "cases", "both", "unnoticed");
    for (const auto& [instrument, operations] : m_totals) {
        Total sum;
        for (const auto& [operation, total] : operations) {
            sum.add(total);
        }
        text += line(instrument, sum);
        for (const auto& [operation, total] : operations) {
            text += line("  " + operation, total);
        }
    }
    return text + line("all", all());
}

}  // namespace rodevlag::mutation
