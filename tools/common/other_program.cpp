#include "common/other_program.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rodevlag/descriptor_io.h"
#include "rodevlag/error.h"

namespace rodevlag::tools {

namespace {

/// A file in memory that another program can write to.
class MemoryFile {
public:
    explicit MemoryFile(const char* name) : m_descriptor(memfd_create(name, MFD_CLOEXEC)) {
        if (m_descriptor < 0) {
            throw OutputError(
                fmt::format("geen ruimte voor tijdelijke uitvoer: {}", system_message(errno)));
        }
    }
    ~MemoryFile() { close_file(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return m_descriptor; }

    /// All that was written to it.
    std::string text() const {
        constexpr std::size_t block = std::size_t{64} * 1024;
        std::string text;
        std::array<char, block> buffer{};
        ssize_t size = 0;
        while ((size = read_some_at(m_descriptor, buffer.data(), buffer.size(),
                                    static_cast<off_t>(text.size()))) > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(size));
        }
        return text;
    }

private:
    int m_descriptor;
};

/// A file that is open as long as this lives.
class InputDescriptor {
public:
    explicit InputDescriptor(const std::string& path) : m_descriptor(open_file(path, O_RDONLY)) {
        if (m_descriptor < 0) {
            throw OutputError(fmt::format("{}: kan niet lezen: {}", path, system_message(errno)));
        }
    }
    ~InputDescriptor() { close_file(m_descriptor); }
    InputDescriptor(const InputDescriptor&) = delete;
    InputDescriptor& operator=(const InputDescriptor&) = delete;

    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Where the streams of the program go.
class StreamActions {
public:
    StreamActions(int input, int output, int errors) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, errors, STDERR_FILENO);
    }
    ~StreamActions() { posix_spawn_file_actions_destroy(&m_actions); }
    StreamActions(const StreamActions&) = delete;
    StreamActions& operator=(const StreamActions&) = delete;

    const posix_spawn_file_actions_t* get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

int wait_for(pid_t process) {
    constexpr int signal_base = 128;  // as shells count
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : signal_base + WTERMSIG(status);
}

}  // namespace

std::optional<ProgramResult> run_program(const std::vector<std::string>& command,
                                         const std::string& input_file) {
    const InputDescriptor input(input_file);
    const MemoryFile output("output");
    const MemoryFile errors("errors");
    const StreamActions actions(input.get(), output.descriptor(), errors.descriptor());
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t process = 0;
    const int error = posix_spawnp(&process, command.front().c_str(), actions.get(), nullptr,
                                   arguments.data(), environ);
    if (error == ENOENT) {
        return std::nullopt;
    }
    if (error != 0) {
        throw OutputError(
            fmt::format("{} kan niet starten: {}", command.front(), system_message(error)));
    }
    const int status = wait_for(process);
    return ProgramResult{status, output.text(), errors.text()};
}

}  // namespace rodevlag::tools
