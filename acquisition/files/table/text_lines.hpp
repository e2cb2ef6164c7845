// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/model/result.hpp"

namespace facialis::acquisition {

/// The lines of a text file, one after the other, in a buffer of its own: a file larger than
/// memory may be walked through. Line ends LF and CRLF; a byte order mark is skipped.
class TextLines {
public:
    /// No recorder writes longer lines; what does is not a table.
    static constexpr std::size_t longestLine = 1U << 20U;

    /// @errors the file cannot be opened
    [[nodiscard]] static Result<TextLines> open(const std::string& path);

    /// The next line without its end; valid until the next call. false: no more, or failed().
    [[nodiscard]] bool next(std::string_view& line);

    /// Number of the line that next() gave last, from 1.
    [[nodiscard]] std::int64_t number() const { return number_; }
    /// false when the file ended before the last line did.
    [[nodiscard]] bool wasTerminated() const { return wasTerminated_; }
    /// What ended the lines before the file did: a medium that failed, a line without end.
    [[nodiscard]] const std::optional<Error>& failed() const { return error_; }

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    explicit TextLines(std::string path, std::FILE* file);
    [[nodiscard]] bool refill();

    std::string path_;
    std::unique_ptr<std::FILE, Closer> file_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::int64_t number_ = 0;
    bool wasTerminated_ = true;
    std::optional<Error> error_;
};

/// Without blanks (and the carriage return) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case.
[[nodiscard]] std::string lowered(std::string_view text);
/// `a, b and c` for a warning; at most `limit` names, then "and 12 more".
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t limit = 8);

}  // namespace facialis::acquisition
