package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.Zstd.ParamSwitch;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.function.ObjIntConsumer;

/**
 * The parameters of compression, by libzstd's numbers. The binding has no way to set those of long
 * distance matching but the switch; they say where to look for matches, not what the result means.
 */
enum Parameter {
  COMPRESSION_LEVEL(100, "compression_level", -131072, 22, ZstdCompressCtx::setLevel),
  WINDOW_LOG(101, "window_log", 10, 31, ZstdCompressCtx::setWindowLog),
  HASH_LOG(102, "hash_log", 6, 30, ZstdCompressCtx::setHashLog),
  CHAIN_LOG(103, "chain_log", 6, 30, ZstdCompressCtx::setChainLog),
  SEARCH_LOG(104, "search_log", 1, 30, ZstdCompressCtx::setSearchLog),
  MIN_MATCH(105, "min_match", 3, 7, ZstdCompressCtx::setMinMatch),
  TARGET_LENGTH(106, "target_length", 0, 131072, ZstdCompressCtx::setTargetLength),
  STRATEGY(107, "strategy", 1, 9, ZstdCompressCtx::setStrategy),
  LONG_DISTANCE(
      160,
      "enable_long_distance_matching",
      0,
      2,
      (c, v) -> c.setEnableLongDistanceMatching(ParamSwitch.values()[v])),
  LDM_HASH_LOG(161, "ldm_hash_log", 6, 30, (c, v) -> {}),
  LDM_MIN_MATCH(162, "ldm_min_match", 4, 4096, (c, v) -> {}),
  LDM_BUCKET_SIZE_LOG(163, "ldm_bucket_size_log", 1, 8, (c, v) -> {}),
  LDM_HASH_RATE_LOG(164, "ldm_hash_rate_log", 0, 25, (c, v) -> {}),
  CONTENT_SIZE(200, "content_size_flag", 0, 1, (c, v) -> c.setContentSize(v != 0)),
  CHECKSUM(201, "checksum_flag", 0, 1, (c, v) -> c.setChecksum(v != 0)),
  DICTIONARY_ID(202, "dict_id_flag", 0, 1, (c, v) -> c.setDictID(v != 0)),
  WORKERS(400, "nb_workers", 0, 256, ZstdCompressCtx::setWorkers),
  JOB_SIZE(401, "job_size", 0, 1 << 30, ZstdCompressCtx::setJobSize),
  OVERLAP_LOG(402, "overlap_log", 0, 9, ZstdCompressCtx::setOverlapLog);

  /** The only parameter of decompression. */
  static final int WINDOW_LOG_MAX = 100;

  static final int LEAST_WINDOW_LOG = 10;
  static final int LARGEST_WINDOW_LOG = 31;

  final int number;
  final String text;
  final int least;
  final int largest;
  final ObjIntConsumer<ZstdCompressCtx> setter;

  Parameter(
      int number, String text, int least, int largest, ObjIntConsumer<ZstdCompressCtx> setter) {
    this.number = number;
    this.text = text;
    this.least = least;
    this.largest = largest;
    this.setter = setter;
  }

  /** The parameter of that number, or null. */
  static Parameter of(int number) {
    for (Parameter p : values()) {
      if (p.number == number) {
        return p;
      }
    }
    return null;
  }

  private boolean isFlag() {
    return this == CONTENT_SIZE || this == CHECKSUM || this == DICTIONARY_ID;
  }

  /** Whether a value is taken; 0 stands for a default. */
  boolean accepts(int v) {
    return isFlag() || this == JOB_SIZE || v == 0 || v >= least && v <= largest;
  }
}
