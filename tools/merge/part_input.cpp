#include "merge/part_input.h"

#include <fmt/format.h>

#include "merge/joined_file.h"
#include "rodevlag/byte_range.h"
#include "rodevlag/text.h"

namespace rodevlag::tools {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;

/// Notes one part, and adds it to the whole.
Fingerprint tally_part(RangeSource& source, ByteTally& whole) {
    ByteTally tally;
    std::string buffer(buffer_size, '\0');
    while (const std::size_t got = source.read(buffer.data(), buffer.size())) {
        tally.add({buffer.data(), got});
        whole.add({buffer.data(), got});
    }
    return tally.fingerprint();
}

void require_end(const Part& part, const std::string& path, std::uint64_t size,
                 Problems& problems) {
    if (part.range().number == part.range().count && part.range().end != size) {
        problems.push_back(
            fmt::format("{}: heeft {} bytes, maar het laatste deel ({}) eindigt bij "
                        "byte {}",
                        path, size, part.file, part.range().end));
    }
}

}  // namespace

std::string find_input(const std::vector<Part>& parts, Problems& problems) {
    std::vector<std::string> tried;
    const Part& first = parts.front();
    std::string path = find_named_file(first.receipt.input.name, first.file, tried);
    if (path.empty()) {
        problems.push_back(
            fmt::format("{}: de invoer is er niet; gezocht: {}. Zonder de invoer is niet te "
                        "bewijzen dat de delen samen het hele bestand zijn; met --without-input "
                        "slaat u die controle over",
                        first.file, join(tried, ", ")));
    }
    return path;
}

std::optional<Fingerprint> check_input(const std::vector<Part>& parts, const std::string& path,
                                       Problems& problems) {
    ByteTally whole;
    bool sound = true;
    std::uint64_t reached = 0;
    for (const Part& part : parts) {
        const ReceiptPart& range = part.range();
        const std::size_t before = problems.size();
        try {
            RangeSource source(path, range.begin, range.end);
            require_end(part, path, source.file_size(), problems);
            if (tally_part(source, whole) != part.receipt.input.content) {
                problems.push_back(
                    fmt::format("{}: byte {} tot {} is niet meer wat deel {} las ({})", path,
                                range.begin, range.end, range.number, part.file));
            }
        } catch (const InputError& error) {
            problems.push_back(
                fmt::format("{} (deel {}: {})", error.what(), range.number, part.file));
        }
        sound = sound && problems.size() == before && range.begin == reached;
        reached = range.end;
    }
    return sound ? std::optional(whole.fingerprint()) : std::nullopt;
}

}  // namespace rodevlag::tools
