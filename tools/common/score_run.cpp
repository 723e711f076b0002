#include "common/score_run.h"

#include <algorithm>
#include <functional>

#include "common/data_run.h"

namespace rodevlag::tools {

namespace {

bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Notes the instrument and all that it uses.
void note_used(const Catalog& catalog, std::size_t instrument, std::vector<bool>& used) {
    if (used[instrument]) {
        return;
    }
    used[instrument] = true;
    for (const std::string& id : catalog.instruments()[instrument].uses) {
        if (const std::optional<std::size_t> next = catalog.find_instrument(id)) {
            note_used(catalog, *next, used);
        }
    }
}

std::vector<ReceiptInstrument> used_instruments(const CommonOptions& options, CaseRun& run) {
    const Catalog& catalog = run.catalog();
    const std::vector<Instrument>& instruments = catalog.instruments();
    // By the header, and by the records of a format that has none.
    const std::vector<bool>& by_header = run.cases().selection().selected_so_far();
    std::vector<bool> selected = run.counts().is_computed;
    std::transform(selected.begin(), selected.end(), by_header.begin(), selected.begin(),
                   std::logical_or<>{});
    std::vector<bool> used(instruments.size());
    for (std::size_t decision = 0; decision < selected.size(); ++decision) {
        if (selected[decision]) {
            note_used(catalog, catalog.instrument_of_decision(decision), used);
        }
    }
    for (const Gate& gate : parse_gates(options.fail_on, catalog)) {
        note_used(catalog, catalog.instrument_of_decision(gate.decision), used);
    }
    std::vector<ReceiptInstrument> result;
    for (std::size_t index = 0; index < instruments.size(); ++index) {
        const Instrument& one = instruments[index];
        if (contains(options.instruments, one.id) || contains(options.instruments, one.file)) {
            note_used(catalog, index, used);
        }
    }
    for (std::size_t index = 0; index < instruments.size(); ++index) {
        const Instrument& one = instruments[index];
        if (used[index]) {
            result.push_back({one.id, one.version, one.sha256,
                              contains(options.instruments, one.file) ? one.file : std::string()});
        }
    }
    std::ranges::sort(result, {}, &ReceiptInstrument::id);
    return result;
}

}  // namespace

ScoreRun run_score(const CommonOptions& options, RunStreams& streams) {
    if (!options.to.empty()) {
        format_from_option(options.to, "--to");
    }
    CaseRun run(options, score_program, {Purpose::score}, streams);
    ScoreRun result;
    result.status = run_to_data(options, run, DataContents::results);
    result.counts = run.receipt_counts();
    result.part = run.part();
    result.instruments = used_instruments(options, run);
    return result;
}

}  // namespace rodevlag::tools
