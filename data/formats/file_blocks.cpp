// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/formats/file_blocks.hpp"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace facialis {

namespace {

constexpr std::size_t blocksKept = 16;
constexpr std::size_t sparesKept = 4;

}  // namespace

struct FileBlocks::Shared {
    /// The memory of blocks that nobody has any more: new memory is slow at its first use.
    std::mutex spareMutex;
    std::vector<std::unique_ptr<std::byte[]>> spare;

    std::mutex mutex;  ///< of what follows
    std::array<std::shared_ptr<const Block>, blocksKept> kept;
    std::size_t oldest = 0;

    std::unique_ptr<std::byte[]> takeSpare()
    {
        const std::lock_guard lock(spareMutex);
        if (spare.empty())
            return nullptr;
        auto memory = std::move(spare.back());
        spare.pop_back();
        return memory;
    }
    void giveBack(std::unique_ptr<std::byte[]> memory)
    {
        const std::lock_guard lock(spareMutex);
        if (spare.size() < sparesKept)
            spare.push_back(std::move(memory));
    }
};

FileBlocks::FileBlocks(std::int64_t origin, std::int64_t blockBytes)
    : origin_(origin), blockBytes_(blockBytes), shared_(std::make_shared<Shared>())
{
    assert(origin >= 0 && blockBytes > 0);
}

std::shared_ptr<const FileBlocks::Block> FileBlocks::get(const MappedFile& file,
                                                         std::int64_t index) const
{
    const std::lock_guard lock(shared_->mutex);
    for (const auto& block : shared_->kept)
        if (block && block->index == index)
            return block;
    auto memory = shared_->takeSpare();
    const auto size = static_cast<std::size_t>(blockBytes_);
    if (!memory)
        memory = std::make_unique_for_overwrite<std::byte[]>(size);
    const std::size_t read = file.copy(origin_ + index * blockBytes_, {memory.get(), size});
    // Kept blocks must not keep alive what keeps them: the memory comes back while there is a pool.
    const auto giveBack = [pool = std::weak_ptr(shared_)](Block* block) {
        if (const auto shared = pool.lock())
            shared->giveBack(std::move(block->memory));
        delete block;
    };
    std::shared_ptr<const Block> block(new Block{index, read, std::move(memory)}, giveBack);
    // What could not be read whole may be readable the next time.
    const std::int64_t there = file.size() - (origin_ + index * blockBytes_);
    if (static_cast<std::int64_t>(read) != std::clamp<std::int64_t>(there, 0, blockBytes_))
        return block;
    shared_->kept[shared_->oldest] = block;
    shared_->oldest = (shared_->oldest + 1) % blocksKept;
    return block;
}

void FileBlocks::forgetBefore(std::int64_t index) const
{
    const std::lock_guard lock(shared_->mutex);
    for (auto& block : shared_->kept)
        if (block && block->index < index)
            block.reset();
}

}  // namespace facialis
