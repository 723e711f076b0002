// Every small change of a built-in instrument that changes what it computes is noticed: by the
// reader, by the proofs of rv-check, or by cases.yaml.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "campaign.h"
#include "rodevlag/builtin_instruments.h"
#include "totals.h"

using namespace rodevlag;
using namespace rodevlag::mutation;

namespace {

// With the sanitizers everything takes ten times as long; a fixed sample of the mutants is enough
// to look for undefined behaviour, and the other builds try them all.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t step = 25;
#else
constexpr std::size_t step = 1;
#endif

std::string failure(const Catalog& catalog, const Instrument& instrument, const Trial& trial) {
    const Mutation& mutation = trial.mutation;
    std::string text = fmt::format("{}:{}: nothing notices: {}: {}", instrument.file, mutation.line,
                                   mutation.operation, mutation.change);
    if (!mutation.site.action.empty()) {
        text += fmt::format(" (action {} of {})", mutation.site.action, mutation.site.owner);
    }
    const Change& change = trial.verdict.change.value();
    const std::string answers = telling_answers(catalog, change);
    return text + fmt::format("\n  it changes {}{}", change.what,
                              answers.empty() ? "" : "; with these answers: " + answers);
}

}  // namespace

TEST_CASE("every mutant that changes a built-in instrument is noticed") {
    const Campaign campaign(builtin_instruments(), builtin_cases());
    Totals totals;
    for (std::size_t index = 0; index < campaign.catalog().instruments().size(); ++index) {
        const Instrument& instrument = campaign.catalog().instruments()[index];
        const std::vector<Trial> trials = campaign.try_all(index, step);
        totals.add(instrument.id, trials);
        for (const Trial& trial : trials) {
            if (trial.verdict.equivalent)
                              << trial.mutation.operation << ": " << trial.mutation.change << " "
                              << trial.mutation.site.action);
            if (trial.verdict.is_unnoticed()) {
                FAIL_CHECK(failure(campaign.catalog(), instrument, trial));
            }
        }
    }
    MESSAGE("one mutant in " << step << " was tried\n" << totals.to_string());
    CHECK(totals.all().mutants > 2000 / step);
}
