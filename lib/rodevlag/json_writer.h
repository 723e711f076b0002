// Writes JSON step by step: objects, arrays and values, with the commas in the right places.
//
// The usual flow: begin_object(), key("naam"), value("..."), end_object(), text(). Left out:
// indentation, and any check that the steps make sense beyond what the caller writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rodevlag {

/// Builds one JSON text.
class JsonWriter {
public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// The key of the next value in an object.
    void key(std::string_view name);

    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(std::int64_t number);
    void value(std::uint64_t number);
    void value(bool truth);

    /// A value that is JSON already.
    void raw(std::string_view json);

    /// `name: text`.
    void member(std::string_view name, std::string_view text);

    /// `name: [texts]`.
    void member(std::string_view name, const std::vector<std::string>& texts);

    const std::string& text() const { return m_text; }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    std::string m_text;
    bool m_needs_comma = false;
};

}  // namespace rodevlag
