// Every small change of a built-in instrument that changes what it computes is noticed: by the
// reader, by the proofs of rv-check, or by cases.yaml.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "campaign.h"
#include "rodevlag/builtin_instruments.h"
#include "sample.h"
#include "totals.h"

using namespace rodevlag;
using namespace rodevlag::mutation;

namespace {

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
    const Originals originals(builtin_instruments());
    const Campaign campaign(originals, builtin_cases());
    Totals totals;
    for (std::size_t index = 0; index < originals.catalog().instruments().size(); ++index) {
        const Instrument& instrument = originals.catalog().instruments()[index];
        const std::vector<Trial> trials = campaign.try_all(index, step);
        totals.add(instrument.id, trials);
        for (const Trial& trial : trials) {
            if (trial.verdict.is_unnoticed()) {
                FAIL_CHECK(failure(originals.catalog(), instrument, trial));
            }
        }
    }
    MESSAGE("one mutant in " << step << " was tried\n" << totals.to_string());
    CHECK(totals.all().mutants > 2500 / step);
}

TEST_CASE("without cases many mutants go unnoticed, and the message says which") {
    const Originals originals(builtin_instruments());
    const Catalog& catalog = originals.catalog();
    const Campaign campaign(originals, {});
    std::size_t unnoticed = 0;
    std::size_t with_answers = 0;
    for (std::size_t index = 0; index < catalog.instruments().size(); ++index) {
        for (const Trial& trial : campaign.try_all(index, 25)) {
            CHECK_FALSE(trial.verdict.by_cases);
            if (trial.verdict.is_unnoticed()) {
                const std::string text = failure(catalog, catalog.instruments()[index], trial);
                CHECK(text.find(": nothing notices: ") != std::string::npos);
                ++unnoticed;
                with_answers += text.find(" = ") != std::string::npos ? 1U : 0U;
            }
        }
    }
    CHECK(unnoticed > 50);
    CHECK(with_answers > 50);
}
