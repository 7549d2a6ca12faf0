"""What a scan tells of single files: what is refused, what proves nothing where it lies, what lies there twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from tata_usaha.bukti.jelajah_bukti import BerkasTemuan, Tempat, sebut
from tata_usaha.bukti.kode_bukti import KodeBukti
from tata_usaha.bukti.pembaca.hasil_tanda import cara_memeriksa
from tata_usaha.bukti.pohon_bukti import sebut_kebutuhan
from tata_usaha.bukti.rekaman_bukti import Rekaman
from zi_model.bukti import JenisBerkas
from zi_model.masalah import Letak, Masalah, Tingkat
from zi_model.survei import berisi_jawaban
from zi_model.tahun_rencana import TahunRencana

_SEBUT_MAKS = 5


def ditolak(temuan: BerkasTemuan, rekaman: Rekaman) -> Masalah:
    """Return that a file is no evidence, or could not be read yet, with what to do."""
    kode = KodeBukti.BUKAN_BUKTI if rekaman.tetap else KodeBukti.BELUM_TERBACA
    pesan, _, saran = rekaman.alasan_ditolak.partition("; ")
    return Masalah(Letak(sebut(temuan.berkas)), kode, f"{pesan}.", f"{saran[:1].upper()}{saran[1:]}." if saran else "")


def tak_sampai_habis(temuan: BerkasTemuan, rekaman: Rekaman) -> Masalah:
    """Return that a good file was not checked to its end, or its signature not at all."""
    kode, saran = KodeBukti.TAK_SAMPAI_HABIS, "Tetap dihitung; buka sendiri untuk memastikan isinya utuh."
    if cara := cara_memeriksa(rekaman.catatan):
        kode, saran = KodeBukti.TANDA_TAK_DIPERIKSA, f"Tetap dihitung; {cara}"
    return Masalah(Letak(sebut(temuan.berkas)), kode, f"{rekaman.catatan}.", saran, Tingkat.CATATAN)


def bentuk_lain(tahun: TahunRencana, pasangan: Iterable[tuple[BerkasTemuan, Rekaman]]) -> Iterator[Masalah]:
    """Tell of good files that can prove nothing where they lie, such as a decree in Word."""
    boleh = {b.kode: {jenis for k in b.indikator.kebutuhan for jenis in k.berkas} for b in tahun.rencana.baris}
    for temuan, rekaman in pasangan:
        if rekaman.jenis in {None, JenisBerkas.TAUTAN} or rekaman.jenis in boleh[temuan.tempat[0]]:
            continue
        if berisi_jawaban(tahun.rencana.menurut_kode[temuan.tempat[0]].indikator, rekaman.jenis):
            continue
        kebutuhan = tahun.rencana.menurut_kode[temuan.tempat[0]].indikator.kebutuhan
        pesan = f"{rekaman.jenis} tidak memenuhi kebutuhan baris {temuan.tempat[0]}."
        saran = f"Yang diperlukan: {'; '.join(map(sebut_kebutuhan, kebutuhan))}."
        yield Masalah(Letak(sebut(temuan.berkas)), KodeBukti.BENTUK_LAIN, pesan, saran, Tingkat.CATATAN)


def kembar(
    pasangan: Sequence[tuple[BerkasTemuan, Rekaman]], ditaut: Collection[tuple[Tempat, str]]
) -> Iterator[Masalah]:
    """Tell of the same bytes in several places: what one row is proved with rarely proves another.

    Copies of a signed letter in the folders of rows that it proves (`ditaut`) are nothing to tell of, nor is what
    somebody gave a reason for. It is told of the one that came last: who brings it is the one who can still choose.
    """
    menurut_isi: dict[str, list[BerkasTemuan]] = {}
    beralasan = {rekaman.sha256 for _, rekaman in pasangan if rekaman.alasan}
    for temuan, rekaman in sorted(pasangan, key=lambda satu: satu[1].diterima, reverse=True):
        if rekaman.jenis not in {None, JenisBerkas.TAUTAN}:
            menurut_isi.setdefault(rekaman.sha256, []).append(temuan)
    for sidik, sama in menurut_isi.items():
        if len(sama) == 1 or sidik in beralasan or all((t.tempat, sidik) in ditaut for t in sama):
            continue
        pertama, *lain = sama
        sisa = f", dan {len(lain) - _SEBUT_MAKS} berkas lain" if len(lain) > _SEBUT_MAKS else ""
        sebutan = ", ".join(
            f"“{t.berkas.name}”{'' if t.tempat == pertama.tempat else f' ({_sebut_tempat(t.tempat)})'}"
            for t in lain[:_SEBUT_MAKS]
        )
        pesan = f"isinya sama persis dengan {sebutan}{sisa}."
        if len({t.tempat for t in sama}) == 1:
            saran = "Untuk satu kewajiban, isi yang sama dihitung satu kali."
        else:
            kewajiban = ", ".join(dict.fromkeys(_sebut_tempat(t.tempat) for t in sama))
            saran = f"Dipakai untuk {kewajiban}: pastikan memang bukti masing-masing."
        yield Masalah(Letak(sebut(pertama.berkas)), KodeBukti.ISI_KEMBAR, pesan, saran, Tingkat.CATATAN)


def _sebut_tempat(tempat: Tempat) -> str:
    """Return an obligation as people call it: `4.2.1.1 Januari 2026`."""
    kode, periode = tempat
    return f"{kode} {periode.nama}"
