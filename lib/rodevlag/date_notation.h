// The ways in which other people's files write a date, and their translation to yyyy-mm-dd.
//
// A notation is a fixed pattern that somebody names, such as `dd-mm-jjjj`; nothing is recognised by
// itself, and no pattern has the month before the day or a year of two digits. `dd` and `mm` are
// two digits, `d` and `m` one or two, `jjjj` four. A time may stand behind the date (` uu:mm` or
// ` uu:mm:ss`); it is dropped, because only days count here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// One of the patterns.
class DateNotation {
public:
    /// By its name, exactly as in names(); nothing for any other.
    static std::optional<DateNotation> from_name(std::string_view name);

    /// All names, the date alone before those with a time.
    static std::vector<std::string> names();

    const std::string& name() const { return m_name; }

    /// The date in `text` (without blanks around it) as yyyy-mm-dd; nothing when the text does not
    /// fit the pattern or the day does not exist.
    std::optional<std::string> translate(std::string_view text) const;

private:
    explicit DateNotation(std::string name) : m_name(std::move(name)) {}

    std::string m_name;  // is the pattern itself
};

}  // namespace rodevlag
