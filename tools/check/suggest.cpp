#include "check/suggest.h"

#include <memory>

#include "check/case_files.h"
#include "check/instruments.h"
#include "common/case_run.h"
#include "common/run_main.h"
#include "rodevlag/suggest.h"

namespace rodevlag::tools {

namespace {

/// The one instrument with decisions among those named; facts that it uses can be named beside it.
std::size_t only_subject(const CheckedInstruments& checked, const SuggestOptions& options) {
    std::vector<std::size_t> subjects;
    for (const std::size_t index : checked.selected) {
        if (!checked.catalog.instruments()[index].decisions.empty()) {
            subjects.push_back(index);
        }
    }
    if (options.instruments.empty() || subjects.size() != 1) {
        throw UsageError(
            "--suggest schrijft de gevallen van een instrument; noem er precies een met besluiten");
    }
    return subjects.front();
}

}  // namespace

int run_suggest(const SuggestOptions& options) {
    const CheckedInstruments checked = load_checked(options.instruments);
    const std::size_t index = only_subject(checked, options);
    CaseFile file =
        find_case_file(checked.catalog, index, options.instruments).value_or(CaseFile());
    if (!file.problems.empty()) {
        throw InstrumentError(std::move(file.problems));
    }
    CaseRunner runner(checked.catalog);
    const CaseSuite suite = run_suite(runner, index, std::move(file));
    const std::unique_ptr<ByteSink> sink = open_output(options.common);
    sink->write(suggestions_text(checked.catalog, index, suggest_cases(runner, suite)));
    sink->finish();
    return exit_ok;
}

}  // namespace rodevlag::tools
