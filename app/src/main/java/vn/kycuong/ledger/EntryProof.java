package vn.kycuong.ledger;

import java.time.Instant;
import java.util.List;
import vn.kycuong.kernel.CheckpointNote;

/**
 * What shows to anybody that an entry stood in the ledger when a checkpoint was signed.
 *
 * @param leaf number of the entry in the tree, from 0
 * @param data what the leaf is made of: the chain hash of the entry, 32 bytes
 * @param path hashes from the leaf up to the root
 * @param note the signed checkpoint whose tree it is
 * @param signedAt when the checkpoint was signed
 */
public record EntryProof(long leaf, byte[] data, List<byte[]> path, CheckpointNote note, Instant signedAt) {}
