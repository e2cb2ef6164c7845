// SPDX-License-Identifier: GPL-3.0-or-later
#include "acquisition/files/table/text_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace facialis::acquisition {

namespace {

constexpr std::size_t chunk = 1U << 16U;

}  // namespace

TextLines::TextLines(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}

Result<TextLines> TextLines::open(const std::string& path)
{
    std::FILE* file = std::fopen(path.c_str(), "rbe");
    if (!file)
        return failure(std::string("cannot be opened (") + std::strerror(errno) + ")", path,
                       "check the name and the permissions");
    TextLines lines(path, file);
    lines.buffer_.resize(chunk);
    if (lines.refill() &&
        std::string_view(lines.buffer_.data(), lines.end_).starts_with("\xEF\xBB\xBF"))
        lines.begin_ = 3;
    return lines;
}

bool TextLines::refill()
{
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size())
        buffer_.resize(buffer_.size() * 2);
    const std::size_t got =
        std::fread(buffer_.data() + end_, 1, buffer_.size() - end_, file_.get());
    end_ += got;
    if (got == 0 && std::ferror(file_.get()) && !error_)
        error_ = Error{std::string("cannot be read (") + std::strerror(errno) + ")", path_,
                       "copy the file to this machine and try again"};
    return got > 0;
}

bool TextLines::next(std::string_view& line)
{
    std::size_t searched = begin_;
    for (;;) {
        const char* from = buffer_.data() + searched;
        const void* found = end_ > searched ? std::memchr(from, '\n', end_ - searched) : nullptr;
        if (found) {
            const auto at =
                static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
            line = {buffer_.data() + begin_, at - begin_};
            begin_ = at + 1;
            break;
        }
        const std::size_t pending = end_ - begin_;
        if (pending > longestLine) {
            error_ = Error{"line " + std::to_string(number_ + 1) + " has no end within a megabyte",
                           path_, "this is not a table of samples"};
            return false;
        }
        if (!refill()) {
            if (pending == 0 || error_)
                return false;
            line = {buffer_.data() + begin_, pending};
            begin_ = end_;
            wasTerminated_ = false;
            break;
        }
        searched = begin_ + pending;
    }
    while (line.ends_with('\r'))
        line.remove_suffix(1);
    ++number_;
    return true;
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\n'); };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

std::string listed(const std::vector<std::string>& names, std::size_t limit)
{
    std::string text;
    const std::size_t shown = std::min(names.size(), limit);
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    if (shown < names.size())
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

}  // namespace facialis::acquisition
