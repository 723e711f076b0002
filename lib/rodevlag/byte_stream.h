// Bytes in and bytes out, with failures as exceptions: the edge between the library and the system.
//
// A ByteSource reads blocks from a file, standard input or memory; a ByteSink takes text and either
// delivers all of it or throws. OutputFile writes beside the final name and renames when all is
// written, so that a half file never stands under the final name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rodevlag/descriptor_io.h"
#include "rodevlag/error.h"

namespace rodevlag {

/// Something that bytes can be read from.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Reads up to `size` bytes; 0 only at the end. Throws InputError.
    virtual std::size_t read(char* buffer, std::size_t size) = 0;

    /// The name for messages: a path, or `stdin`.
    virtual const std::string& name() const = 0;

    /// How many bytes of the file some of the bytes read stand for: another number when they were
    /// decoded. They must be whole characters. May be asked by any thread.
    virtual std::uint64_t size_in_file(std::string_view bytes) const { return bytes.size(); }
};

/// A file, or standard input for "-".
class FileSource : public ByteSource {
public:
    /// Throws InputError when the file cannot be opened or is a directory. Reading throws also when
    /// the file ends before the size that it had here.
    explicit FileSource(const std::string& path);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_name; }

private:
    int m_descriptor = -1;
    bool m_owned = false;
    std::string m_name;
    std::size_t m_promised = 0;  // bytes that are still to come, of a file that has a size
};

/// Text in memory, for tests and for input that was looked at before.
class MemorySource : public ByteSource {
public:
    MemorySource(std::string text, std::string name)
        : m_text(std::move(text)), m_name(std::move(name)) {}

    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_name; }

private:
    std::string m_text;
    std::string m_name;
    std::size_t m_offset = 0;
};

/// A source whose first bytes can be looked at before they are read (to recognise the format).
class PeekSource : public ByteSource {
public:
    explicit PeekSource(ByteSource& source) : m_source(source) {}

    /// The first bytes, up to `size` (fewer when the input is shorter); reading still yields them.
    /// The view is valid until the first read.
    std::string_view peek(std::size_t size);

    std::size_t read(char* buffer, std::size_t size) override;
    const std::string& name() const override { return m_source.name(); }
    std::uint64_t size_in_file(std::string_view bytes) const override {
        return m_source.size_in_file(bytes);
    }

private:
    ByteSource& m_source;
    std::string m_ahead;
    std::size_t m_offset = 0;
};

/// All that is left of a source. Throws InputError beyond `max_bytes`.
std::string read_all(ByteSource& source, std::size_t max_bytes);

/// Something that takes text.
class ByteSink {
public:
    virtual ~ByteSink() = default;

    /// Takes all of `text` or throws OutputError.
    virtual void write(std::string_view text) = 0;

    /// Makes sure that all of it has arrived. Throws OutputError.
    virtual void finish() = 0;
};

/// Collects text in memory.
class MemorySink : public ByteSink {
public:
    void write(std::string_view text) override { m_text += text; }
    void finish() override {}
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

/// Standard output, with a buffer. A closed pipe ends the program quietly through SIGPIPE.
class StandardOutput : public ByteSink {
public:
    void write(std::string_view text) override;
    void finish() override;

private:
    static void require(int error);

    OutputBuffer m_buffer;
    bool m_any = false;
};

/// Who may use a file that takes the place of an older one.
enum class FileMode : std::uint8_t {
    own,   ///< the user alone
    kept,  ///< who could use the older one; never more than that
};

/// A file that appears under its name only when it is complete; mode 0600. Without finish() nothing
/// is left behind. Devices, pipes and the names of open descriptors (/dev/null, /dev/stdout, a
/// fifo) cannot be renamed over and are written directly; a symbolic link is followed.
class OutputFile : public ByteSink {
public:
    /// Opens a temporary file beside `path`. Throws OutputError.
    explicit OutputFile(std::string path, FileMode mode = FileMode::own);
    ~OutputFile() override;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view text) override;

    /// Flushes, fsyncs and renames to the final name. Throws OutputError.
    void finish() override;

private:
    void open_directly();
    void open_beside();
    void keep_rights() const;
    void put_in_place();
    void sync_directory() const;
    void require(int error) const;
    [[noreturn]] void fail(int error) const;

    /// Of the file that is replaced.
    struct Rights {
        std::uint32_t mode = 0;
        std::uint32_t owner = 0;
        std::uint32_t group = 0;
    };

    std::string m_path;              // as given, for messages
    std::string m_target;            // with symbolic links followed; empty when written directly
    std::string m_temporary;         // the name of the temporary file as long as it has one
    std::optional<Rights> m_rights;  // to be kept
    OutputBuffer m_buffer;
    int m_descriptor = -1;
};

}  // namespace rodevlag
