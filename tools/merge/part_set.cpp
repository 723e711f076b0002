#include "merge/part_set.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <string_view>

#include "common/run_main.h"
#include "common/score_run.h"
#include "rodevlag/byte_stream.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t max_receipt_bytes = std::size_t{1} << 20;
constexpr std::size_t shown_name_width = 60;

/// Options that may differ between parts, because they make no difference to the result.
constexpr std::array<std::string_view, 4> free_options = {"shard", "threads", "quiet", "color"};

/// Options that say something about a part, and nothing about the whole.
constexpr std::array<std::string_view, 3> options_of_a_part = {"shard", "threads", "max-rejects"};

bool contains(std::span<const std::string_view> names, const ReceiptOption& option) {
    return std::ranges::count(names, option.name) != 0;
}

std::string shown(const std::string& text) {
    return printable(text, shown_name_width);
}

Part load_part(const std::string& file) {
    FileSource source(file);
    Part part{file, read_receipt(read_all(source, max_receipt_bytes), source.name())};
    if (part.receipt.program != score_program) {
        throw InputError(fmt::format("{}: dit is geen controlebewijs van {}", file, score_program));
    }
    if (!part.receipt.part) {
        throw InputError(
            fmt::format("{}: dit is het controlebewijs van een hele run, niet van een deel "
                        "(rv-score --shard)",
                        file));
    }
    return part;
}

std::vector<ReceiptOption> binding_options(const Receipt& receipt) {
    std::vector<ReceiptOption> options;
    std::ranges::copy_if(
        receipt.options, std::back_inserter(options),
        [](const ReceiptOption& option) { return !contains(free_options, option); });
    return options;
}

/// The names of the options that are not the same in both.
std::vector<std::string> different_options(const Receipt& a, const Receipt& b) {
    std::vector<std::string> names;
    const std::vector<ReceiptOption> of_a = binding_options(a);
    const std::vector<ReceiptOption> of_b = binding_options(b);
    for (const auto& [from, to] : {std::pair(&of_a, &of_b), std::pair(&of_b, &of_a)}) {
        for (const ReceiptOption& option : *from) {
            std::string name = "--" + shown(option.name);
            if (std::ranges::count(*to, option) == 0 && std::ranges::count(names, name) == 0) {
                names.push_back(std::move(name));
            }
        }
    }
    return names;
}

/// The instruments that are not the same in both. In CSV the header says which are used; in JSON
/// Lines a part without records for an instrument does not use it, and that is no difference.
std::vector<std::string> different_instruments(const Receipt& a, const Receipt& b) {
    const bool has_header = format_of_input(a) == RecordFormat::csv;
    std::vector<std::string> ids;
    for (const auto& [from, to] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        for (const ReceiptInstrument& one : from->instruments) {
            const auto other = std::ranges::find(to->instruments, one.id, &ReceiptInstrument::id);
            const bool differs = other == to->instruments.end() ? has_header : *other != one;
            if (differs && std::ranges::count(ids, shown(one.id)) == 0) {
                ids.push_back(shown(one.id));
            }
        }
    }
    return ids;
}

/// `is {} in x en {} in y`, for what both have one of.
std::string two(const std::string& what, const std::string& of_part, const Part& part,
                const std::string& of_other, const Part& other) {
    return fmt::format("{}: {} is hier {}, en {} in {}", part.file, what, of_part, of_other,
                       other.file);
}

std::string program_of(const Receipt& receipt) {
    return fmt::format("{} (commit {})", shown(receipt.version), shown(receipt.commit));
}

/// Is `part` of the same run as `first`?
void require_same_run(const Part& first, const Part& part, Problems& problems) {
    const Receipt& a = first.receipt;
    const Receipt& b = part.receipt;
    if (part.range().count != first.range().count) {
        problems.push_back(two("het aantal delen", std::to_string(part.range().count), part,
                               std::to_string(first.range().count), first));
    }
    if (b.input.name != a.input.name) {
        problems.push_back(two("de invoer", fmt::format("'{}'", shown(b.input.name)), part,
                               fmt::format("'{}'", shown(a.input.name)), first));
    }
    if (program_of(b) != program_of(a)) {
        problems.push_back(
            two("de versie van rv-score", program_of(b), part, program_of(a), first));
    }
    if (const auto names = different_options(a, b); !names.empty()) {
        problems.push_back(fmt::format("{}: andere opties dan in {}: {}", part.file, first.file,
                                       join(names, ", ")));
    }
    if (const auto ids = different_instruments(a, b); !ids.empty()) {
        problems.push_back(fmt::format("{}: andere instrumenten dan in {}: {}", part.file,
                                       first.file, join(ids, ", ")));
    }
    if (b.map.has_value() != a.map.has_value() || (a.map && a.map->content != b.map->content)) {
        problems.push_back(
            fmt::format("{}: een andere kolommenlijst dan in {}", part.file, first.file));
    }
    if (b.rejects.has_value() != a.rejects.has_value()) {
        problems.push_back(fmt::format("{}: dit deel heeft {} --rejects, en {} {}", part.file,
                                       b.rejects ? "wel" : "geen", first.file,
                                       b.rejects ? "niet" : "wel"));
    }
}

/// `deel 3`, or `de delen 3, 5-7`; "" for none. A receipt can say that there are billions.
std::string gaps(const std::vector<Part>& parts) {
    std::vector<std::string> ranges;
    std::uint64_t expected = 1;
    bool one = true;
    const auto add = [&](std::uint64_t from, std::uint64_t to) {
        one = one && ranges.empty() && from == to;
        ranges.push_back(from == to ? std::to_string(from) : fmt::format("{}-{}", from, to));
    };
    for (const Part& part : parts) {
        if (part.range().number > expected) {
            add(expected, part.range().number - 1);
        }
        expected = std::max(expected, part.range().number + 1);
    }
    const std::uint64_t count = parts.front().range().count;
    if (expected <= count) {
        add(expected, count);
    }
    return ranges.empty() ? "" : (one ? "deel " : "de delen ") + join(ranges, ", ");
}

}  // namespace

std::optional<RecordFormat> format_of_input(const Receipt& receipt) {
    const std::string from = text_option(receipt, "from");
    return from.empty() ? record_format_from_path(receipt.input.name)
                        : record_format_from_name(from);
}

std::string text_option(const Receipt& receipt, std::string_view name) {
    const auto found = std::ranges::find(receipt.options, name, &ReceiptOption::name);
    const std::string* text =
        found == receipt.options.end() ? nullptr : std::get_if<std::string>(&found->value);
    return text == nullptr ? "" : *text;
}

std::vector<Part> load_parts(const std::vector<std::string>& files, Problems& problems) {
    std::vector<Part> parts;
    for (const std::string& file : files) {
        try {
            parts.push_back(load_part(file));
        } catch (const InputError& error) {
            problems.emplace_back(error.what());
        }
    }
    std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.range().number; });
    return parts;
}

void require_one_run(const std::vector<Part>& parts, Problems& problems) {
    for (std::size_t index = 1; index < parts.size(); ++index) {
        require_same_run(parts.front(), parts[index], problems);
    }
}

void require_all_parts(const std::vector<Part>& parts, Problems& problems) {
    if (parts.empty()) {
        return;
    }
    for (std::size_t index = 1; index < parts.size(); ++index) {
        const Part& before = parts[index - 1];
        const Part& part = parts[index];
        if (part.range().number == before.range().number) {
            problems.push_back(fmt::format("{}: deel {} is er al: {}", part.file,
                                           part.range().number, before.file));
        } else if (part.range().number == before.range().number + 1 &&
                   part.range().begin != before.range().end) {
            problems.push_back(
                fmt::format("{}: deel {} begint bij byte {}, maar deel {} eindigt bij byte {}",
                            part.file, part.range().number, part.range().begin,
                            before.range().number, before.range().end));
        }
    }
    if (const std::string missing = gaps(parts); !missing.empty()) {
        problems.push_back(fmt::format("{} van {} ontbre{}", missing, parts.front().range().count,
                                       missing.starts_with("deel") ? "ekt" : "ken"));
    }
}

Receipt merged_receipt(const std::vector<Part>& parts) {
    Receipt merged = parts.front().receipt;
    merged.part.reset();
    std::erase_if(merged.options, [&](const ReceiptOption& option) {
        return contains(options_of_a_part, option) ||
               std::ranges::any_of(parts, [&](const Part& part) {
                   return std::ranges::count(part.receipt.options, option) == 0;
               });
    });
    merged.counts = {};
    merged.instruments.clear();
    bool gate = false;
    for (const Part& part : parts) {
        const Receipt& receipt = part.receipt;
        merged.time = std::min(merged.time, receipt.time);
        merged.counts.read += receipt.counts.read;
        merged.counts.scored += receipt.counts.scored;
        merged.counts.rejected += receipt.counts.rejected;
        gate = gate || receipt.status == exit_gate;
        for (const ReceiptInstrument& instrument : receipt.instruments) {
            if (std::ranges::count(merged.instruments, instrument.id, &ReceiptInstrument::id) ==
                0) {
                merged.instruments.push_back(instrument);
            }
        }
    }
    std::ranges::sort(merged.instruments, {}, &ReceiptInstrument::id);
    merged.status = merged.counts.rejected > 0 ? exit_rejected : gate ? exit_gate : exit_ok;
    return merged;
}

}  // namespace rodevlag::tools
