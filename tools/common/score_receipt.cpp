#include "common/score_receipt.h"

#include <array>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "common/build_info.h"
#include "common/noted_streams.h"
#include "common/run_main.h"
#include "common/score_run.h"
#include "rodevlag/byte_range.h"
#include "rodevlag/text.h"
#include "rodevlag/utf8.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t shown_name_width = 40;

template <typename Value>
struct NamedOption {
    const char* name;
    Value CommonOptions::*value;
};

// The options that change a run, without the names of files: those stand with what is known of the
// file.
constexpr std::array<NamedOption<std::vector<std::string>>, 2> list_options{
    {{"instrument", &CommonOptions::instruments}, {"fail-on", &CommonOptions::fail_on}}};
constexpr std::array<NamedOption<std::string>, 8> text_options{
    {{"from", &CommonOptions::from},
     {"to", &CommonOptions::to},
     {"delimiter", &CommonOptions::delimiter},
     {"encoding", &CommonOptions::encoding},
     {"max-rejects", &CommonOptions::max_rejects},
     {"threads", &CommonOptions::threads},
     {"shard", &CommonOptions::shard},
     {"color", &CommonOptions::color}}};
constexpr std::array<NamedOption<bool>, 3> flag_options{
    {{"quiet", &CommonOptions::quiet},
     {"show-values", &CommonOptions::show_values},
     {"safe-for-excel", &CommonOptions::safe_for_excel}}};

/// Every member of the options: a new one does not compile until it is named here, and then not
/// until it is in a table above or among the names of files.
[[maybe_unused]] auto members_of(const CommonOptions& options) {
    const auto& [instruments, from, to, output, rejects, receipt, fail_on, delimiter, encoding,
                 max_rejects, threads, shard, map, map_suggest, color, quiet, show_values,
                 safe_for_excel, input] = options;
    return std::tie(instruments, from, to, output, rejects, receipt, fail_on, delimiter, encoding,
                    max_rejects, threads, shard, map, map_suggest, color, quiet, show_values,
                    safe_for_excel, input);
}
constexpr std::size_t file_options = 5;  // input, map, output, rejects and the receipt itself
constexpr std::size_t other_modes = 1;   // map_suggest: scores nothing
static_assert(std::tuple_size_v<decltype(members_of(std::declval<CommonOptions>()))> ==
              list_options.size() + text_options.size() + flag_options.size() + file_options +
                  other_modes);

/// Adds the options that differ from what they are when not given.
template <typename Options>
void add_given(const Options& named, const CommonOptions& options,
               std::vector<ReceiptOption>& given) {
    const CommonOptions not_given;
    for (const auto& option : named) {
        if (options.*option.value != not_given.*option.value) {
            given.push_back({option.name, options.*option.value});
        }
    }
}

/// Sets the option when it is one of `named`.
template <typename Value, std::size_t size>
bool set_option(const std::array<NamedOption<Value>, size>& named, const ReceiptOption& given,
                CommonOptions& options) {
    for (const auto& option : named) {
        const Value* value = std::get_if<Value>(&given.value);
        if (given.name == option.name && value != nullptr) {
            options.*option.value = *value;
            return true;
        }
    }
    return false;
}

void say(const std::string& message) {
    print_message(score_program, message);
}

ScoreRun run_noted(const CommonOptions& options, RunStreams& streams) {
    try {
        return run_score(options, streams);
    } catch (const UsageError&) {
        throw;  // nothing was run
    } catch (...) {
        say("let op: de run is niet af; er is geen controlebewijs geschreven");
        throw;
    }
}

}  // namespace

Receipt begin_receipt(const CommonOptions& options) {
    Receipt receipt;
    receipt.program = score_program;
    receipt.version = build_version;
    receipt.commit = build_commit;
    receipt.time = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    add_given(list_options, options, receipt.options);
    add_given(text_options, options, receipt.options);
    add_given(flag_options, options, receipt.options);
    receipt.input.name = options.input;
    if (!options.map.empty()) {
        receipt.map = ReceiptFile{options.map, {}};
    }
    receipt.output.name = writes_to_stdout(options) ? "-" : options.output;
    if (!options.rejects.empty()) {
        receipt.rejects = ReceiptFile{options.rejects, {}};
    }
    if (first_invalid_utf8(receipt_text(receipt)) != std::string::npos) {
        throw UsageError(
            "--receipt: de naam van een bestand is geen UTF-8; zo'n naam kan niet in een "
            "controlebewijs");
    }
    return receipt;
}

void note_part(Receipt& receipt, const std::optional<ReceiptPart>& part) {
    receipt.part = part;
    if (part) {
        receipt.input.content = fingerprint_of_range(receipt.input.name, part->begin, part->end);
    }
}

int run_score_with_receipt(const CommonOptions& options) {
    require_different_files(options);
    Receipt receipt = begin_receipt(options);
    // Before the run: a folder that is not there must not be found out after an hour.
    OutputFile file(options.receipt);
    NotedStreams streams(real_streams());
    const ScoreRun run = run_noted(options, streams);
    streams.note_in(receipt);
    receipt.instruments = run.instruments;
    receipt.counts = run.counts;
    receipt.status = run.status;
    try {
        note_part(receipt, run.part);
        file.write(receipt_text(receipt));
        file.finish();
    } catch (const std::runtime_error&) {
        say("let op: de uitvoer is af, maar er is geen controlebewijs geschreven");
        throw;
    }
    return run.status;
}

CommonOptions options_of_receipt(const Receipt& receipt, const std::string& file) {
    CommonOptions options;
    for (const ReceiptOption& given : receipt.options) {
        if (!set_option(list_options, given, options) &&
            !set_option(text_options, given, options) &&
            !set_option(flag_options, given, options)) {
            throw InputError(
                fmt::format("{}: de optie '{}' bestaat niet of heeft een waarde die niet kan", file,
                            printable(given.name, shown_name_width)));
        }
    }
    options.input = receipt.input.name;
    if (receipt.map) {
        options.map = receipt.map->name;
    }
    options.output = receipt.output.name;
    if (receipt.rejects) {
        options.rejects = receipt.rejects->name;
    }
    return options;
}

}  // namespace rodevlag::tools
