#include "check/replay_report.h"

#include <algorithm>
#include <fmt/format.h>

#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t shown_width = 60;
constexpr std::size_t message_width = 400;
constexpr std::size_t shown_digits = 12;

std::string shown(const std::string& text) {
    return printable(text, shown_width);
}

const ReceiptInstrument* find(const std::vector<ReceiptInstrument>& instruments,
                              const std::string& id) {
    const auto found = std::ranges::find(instruments, id, &ReceiptInstrument::id);
    return found == instruments.end() ? nullptr : &*found;
}

/// Read from the same bytes? Under which name makes no difference.
bool is_same_text(const ReceiptInstrument& then, const ReceiptInstrument& now) {
    return then.version == now.version && then.sha256 == now.sha256;
}

bool same_result(const Replay& replay) {
    const bool same_rejects =
        replay.then.rejects.has_value() == replay.now.rejects.has_value() &&
        (!replay.then.rejects || replay.then.rejects->content == replay.now.rejects->content);
    return replay.broke_off.empty() && same_rejects &&
           replay.then.output.content == replay.now.output.content &&
           replay.then.counts == replay.now.counts && replay.then.status == replay.now.status;
}

bool same_program(const Replay& replay) {
    return replay.then.version == replay.now.version && replay.then.commit == replay.now.commit;
}

bool is_changed(const FileNow& file) {
    return file.content.has_value() && *file.content != file.then;
}

std::string program_change(const Replay& replay) {
    return fmt::format("{} (commit {}) -> {} (commit {})", shown(replay.then.version),
                       shown(replay.then.commit), replay.now.version, replay.now.commit);
}

std::string instrument_change(const ReceiptInstrument& then, const ReceiptInstrument& now) {
    if (then.version != now.version) {
        return fmt::format("Instrument {} is veranderd ({} -> {})", shown(then.id),
                           shown(then.version), shown(now.version));
    }
    return fmt::format("Instrument {} is veranderd, zonder nieuw versienummer ({})", shown(then.id),
                       shown(now.version));
}

/// What changed in what goes into the run.
std::vector<std::string> causes(const Replay& replay) {
    std::vector<std::string> texts;
    if (replay.then.input.content != replay.now.input.content) {
        texts.emplace_back("De invoer is veranderd");
    }
    if (replay.then.map && replay.now.map && replay.then.map->content != replay.now.map->content) {
        texts.emplace_back("De kolommenlijst is veranderd");
    }
    if (!replay.broke_off.empty()) {
        return texts;  // which instruments would have been used is not known
    }
    for (const ReceiptInstrument& then : replay.then.instruments) {
        const ReceiptInstrument* now = find(replay.now.instruments, then.id);
        if (now == nullptr) {
            texts.push_back(fmt::format("Instrument {} is nu niet gebruikt", shown(then.id)));
        } else if (!is_same_text(then, *now)) {
            texts.push_back(instrument_change(then, *now));
        }
    }
    for (const ReceiptInstrument& now : replay.now.instruments) {
        if (find(replay.then.instruments, now.id) == nullptr) {
            texts.push_back(fmt::format("Instrument {} is nu ook gebruikt", shown(now.id)));
        }
    }
    return texts;
}

std::string conclusion(const Replay& replay, const std::vector<std::string>& causes) {
    const bool files_changed = std::ranges::any_of(replay.files, is_changed);
    if (!same_result(replay)) {
        return "Niet hetzelfde resultaat.";
    }
    if (!causes.empty()) {
        return "Hetzelfde resultaat, byte voor byte, maar niet uit dezelfde invoer en "
               "instrumenten.";
    }
    return files_changed
               ? "De nieuwe run geeft hetzelfde resultaat, byte voor byte, maar een bestand van de "
                 "oude run is daarna veranderd."
               : "Hetzelfde resultaat, byte voor byte.";
}

std::string describe(const Fingerprint& content) {
    return fmt::format("{} bytes, sha256 {}…", content.bytes,
                       content.sha256.substr(0, shown_digits));
}

std::string describe(const ReceiptInstrument& instrument) {
    return fmt::format("{}, sha256 {}…", shown(instrument.version),
                       instrument.sha256.substr(0, shown_digits));
}

std::string describe(const ReceiptCounts& counts) {
    return fmt::format("gelezen {} = gescoord {} + afgewezen {}", counts.read, counts.scored,
                       counts.rejected);
}

/// `- what: gelijk (...)` or `- what: verschilt (toen ...; nu ...)`.
template <typename Value, typename Describe>
std::string comparison(const std::string& what, const Value& then, const Value& now,
                       const Describe& words) {
    return then == now
               ? fmt::format("- {}: gelijk ({})\n", what, words(then))
               : fmt::format("- {}: verschilt (toen {}; nu {})\n", what, words(then), words(now));
}

std::string file_comparison(const std::string& what, const ReceiptFile& then,
                            const ReceiptFile& now) {
    const std::string name = then.name == "-" ? what : fmt::format("{} {}", what, shown(then.name));
    return then.content == now.content
               ? fmt::format("- {}: gelijk ({} bytes)\n", name, now.content.bytes)
               : comparison(name, then.content, now.content,
                            [](const Fingerprint& content) { return describe(content); });
}

std::string excerpt(const std::string& text) {
    return text.empty() ? "(houdt hier op)" : fmt::format("'{}'", shown(text));
}

std::string describe_file(const FileNow& file, bool show_values) {
    std::string text = fmt::format("- het bestand {}: ", shown(file.name));
    if (!file.content) {
        return text + "is er niet meer\n";
    }
    text += is_changed(file) ? "is na de run veranderd" : "is nog zoals de run het schreef";
    if (!file.difference) {
        return text + "\n";
    }
    const TextDifference& place = *file.difference;
    text +=
        fmt::format("; de nieuwe run wijkt af vanaf regel {}, byte {}{}\n", place.line, place.byte,
                    place.other.empty()     ? "; daar houdt het bestand op"
                    : place.written.empty() ? "; daar houdt de nieuwe run op"
                                            : "");
    if (show_values) {
        text += fmt::format("    bestand:    {}\n    nieuwe run: {}\n", excerpt(place.other),
                            excerpt(place.written));
    }
    return text;
}

std::string describe_instruments(const Replay& replay) {
    std::string text;
    for (const ReceiptInstrument& then : replay.then.instruments) {
        const ReceiptInstrument* now = find(replay.now.instruments, then.id);
        const std::string name = shown(then.id);
        if (now == nullptr) {
            text += fmt::format("- instrument {}: nu niet gebruikt\n", name);
        } else if (is_same_text(then, *now)) {
            text += fmt::format("- instrument {}: gelijk ({})\n", name, then.version);
        } else {
            text += fmt::format("- instrument {}: verschilt (toen {}; nu {})\n", name,
                                describe(then), describe(*now));
        }
    }
    return text;
}

std::string describe_result(const Replay& replay) {
    std::string text = describe_instruments(replay);
    text += comparison("aantallen", replay.then.counts, replay.now.counts,
                       [](const ReceiptCounts& counts) { return describe(counts); });
    text += file_comparison("uitvoer", replay.then.output, replay.now.output);
    if (replay.then.rejects && replay.now.rejects) {
        text += file_comparison("afgewezen records", *replay.then.rejects, *replay.now.rejects);
    }
    text += comparison("status", replay.then.status, replay.now.status,
                       [](int status) { return std::to_string(status); });
    return text;
}

}  // namespace

bool is_same(const Replay& replay) {
    return same_result(replay) && causes(replay).empty() &&
           std::ranges::none_of(replay.files, is_changed);
}

std::string replay_report(const Replay& replay, bool details, bool show_values) {
    const std::vector<std::string> reasons = causes(replay);
    std::string text = conclusion(replay, reasons) + "\n";
    for (const std::string& reason : reasons) {
        text += reason + ".\n";
    }
    if (!replay.broke_off.empty()) {
        text += fmt::format("De nieuwe run breekt af: {}\n",
                            printable(replay.broke_off, message_width));
    } else if (reasons.empty() && !same_result(replay)) {
        text += "Zelfde invoer en instrumenten, ander resultaat.\n";
    }
    if (!same_program(replay)) {
        text += fmt::format("Ter informatie: het programma heeft een andere versie: {}.\n",
                            program_change(replay));
    }
    if (details) {
        text += fmt::format("\nDe run begon op {}. Vergeleken:\n", shown(replay.then.time));
        text += file_comparison("invoer", replay.then.input, replay.now.input);
        if (replay.then.map && replay.now.map) {
            text += file_comparison("kolommenlijst", *replay.then.map, *replay.now.map);
        }
        text += replay.broke_off.empty() ? describe_result(replay) : "";
    }
    for (const FileNow& file : replay.files) {
        if (details || is_changed(file)) {
            text += describe_file(file, show_values);
        }
    }
    return text;
}

}  // namespace rodevlag::tools
