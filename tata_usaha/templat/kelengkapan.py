"""What a template owes to the content of its letter: number, date and signer as controls, nothing forgotten.

The content model is the contract. A field that no tag names would be lost without a word; number,
date and signer have to stand where a content control can stand, or nobody could fill them in later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tata_usaha.templat.kode_templat import KodeTemplat
from tata_usaha.templat.nama import Bidang
from tata_usaha.templat.sintaks import salah_tulis, tipografi
from tata_usaha.templat.tag import TAG, Paragraf, urai
from tata_usaha.templat.temuan import Bacaan, Temuan
from tata_usaha.templat.tipe_isi import pemilik_dalam, pilihan, tipe_unsur
from tata_usaha.templat.utuh import pengunci
from tata_usaha.word.ruang_nama import W
from zi_model.masalah import Tingkat
from zi_model.naskah.inti.naskah import Grafik, Isi, PenandaTangan

WAJIB = ("nomor", "tanggal", "tempat_tanggal")
"""Fields that every letter which has them must print."""
PENULIS = "zi templat periksa"
"""Who writes the comments of a marked copy."""
_LACAK = ("ins", "del", "moveFrom", "moveTo")


def isian_wajib(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find number, date and signer that are printed nowhere, or where no content control can stand."""
    if not bacaan.isi.paragraf:
        return
    tercetak = {b for hasil in bacaan.nama.values() for c in hasil.cetakan for b in c.bidang}
    disebut = {b for hasil in bacaan.nama.values() for b in hasil.disebut}
    keliru = _kata_keliru(bacaan)
    for bidang, sebutan, tingkat in _wajib(bacaan.model):
        ada = disebut if _menandai(bidang) else tercetak
        if bidang not in ada and bidang[1] not in keliru:
            pesan = f"“{sebutan}” tidak tercetak di mana pun, padahal harus tampak sebagai isian."
            saran = f"Tambahkan {{{{ {sebutan} }}}} di tempatnya."
            yield Temuan(KodeTemplat.ISIAN_WAJIB, bacaan.isi.paragraf[0], pesan, saran, None, tingkat, "isi")
    yield from _terkunci(bacaan)


def _wajib(model: type[Isi]) -> Iterator[tuple[Bidang, str, Tingkat]]:
    for nama in WAJIB:
        if nama in model.model_fields:
            yield (model, nama), nama, Tingkat.GALAT
    penanda = [b for b in pemilik_dalam(model) if _menandai(b)]
    for bidang in penanda:
        yield bidang, bidang[1], Tingkat.GALAT
    if penanda:
        sebutan = penanda[0][1]
        yield (PenandaTangan, "jabatan"), f"{sebutan}.jabatan", Tingkat.GALAT
        yield (PenandaTangan, "nama"), f"{sebutan}.nama", Tingkat.GALAT
        yield (PenandaTangan, "nip"), f"{sebutan}.nip", Tingkat.CATATAN


def _menandai(bidang: Bidang) -> bool:
    """Tell whether a field holds whoever signs (one or several)."""
    model, nama = bidang
    if nama not in model.model_fields:
        return False
    tipe = model.model_fields[nama].annotation
    return PenandaTangan in pilihan(tipe) or PenandaTangan in pilihan(tipe_unsur(tipe))


def _kata_keliru(bacaan: Bacaan) -> set[str]:
    """Return the words of tags that cannot be read, and the names that misspelt ones were taken for.

    What is told at its tag needs no second telling as missing.
    """
    kata = {nama for hasil in bacaan.nama.values() for nama in hasil.diduga}
    for bagian in bacaan.bagian:
        rusak = [sisa for p in bagian.paragraf if re.search("[{}«»]|\\[\\[", sisa := TAG.sub("", p.teks))]
        rusak += [t.mentah for t in bagian.tag if not t.mentah.startswith("{#") and (tipografi(t)[0] or salah_tulis(t))]
        kata.update(re.findall(r"\w+", " ".join(rusak)))
    return kata


def _terkunci(bacaan: Bacaan) -> Iterator[Temuan]:
    wajib = {bidang for bidang, _, _ in _wajib(bacaan.model)}
    for bagian in bacaan.bagian:
        for cetakan in bacaan.nama[id(bagian)].cetakan:
            tag = bacaan.tag_pada(bagian, cetakan.baris)
            if not cetakan.isian or not (apa := pengunci(tag)):
                continue
            pesan = f"tag ini berada di dalam {apa}, jadi isinya tidak dapat menjadi kontrol isian sendiri."
            saran = f"Keluarkan tag dari {apa}: hapus {apa} itu, lalu ketik tagnya sebagai teks biasa."
            tingkat = Tingkat.GALAT if cetakan.bidang & wajib else Tingkat.CATATAN
            yield Temuan(KodeTemplat.ISIAN_WAJIB, tag.paragraf, pesan, saran, tag, tingkat)


def tak_tercantum(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find fields of the letter that no tag names: what the office writes there would be printed nowhere."""
    if not bacaan.isi.paragraf:
        return
    disebut = {b for hasil in bacaan.nama.values() for b in hasil.disebut}
    wajib = {bidang for bidang, _, _ in _wajib(bacaan.model)}
    keliru = _kata_keliru(bacaan)
    for nama, bidang in bacaan.model.model_fields.items():
        grafik = Grafik in (*pilihan(bidang.annotation), *pilihan(tipe_unsur(bidang.annotation)))
        if grafik or (bacaan.model, nama) in disebut | wajib or nama in keliru:
            continue
        pesan = f"isi “{nama}” tidak disebut satu tag pun, jadi tidak tercetak."
        saran = f"Kalau terhapus tanpa sengaja, tambahkan {{{{ {nama} }}}} di tempatnya."
        yield Temuan(KodeTemplat.TAK_TERCANTUM, bacaan.isi.paragraf[0], pesan, saran, None, Tingkat.CATATAN, "isi")


def sisa_tinjauan(bacaan: Bacaan) -> Iterator[Temuan]:
    """Find comments and tracked changes, which every letter would carry on."""
    for p, jumlah in _perubahan(bacaan):
        pesan = f"ada {jumlah} perubahan terlacak; semuanya akan ikut di setiap naskah."
        yield Temuan(
            KodeTemplat.SISA_TINJAUAN, p, pesan, "Terima atau tolak semua perubahan di Word.", None, Tingkat.CATATAN
        )
    for nama, xml in bacaan.paket.items():
        if nama != "word/comments.xml" or not bacaan.isi.paragraf:
            continue
        for komentar in urai(xml).iter(f"{W}comment"):
            if bacaan.ditandai and komentar.get(f"{W}author") == PENULIS:
                continue
            teks = "".join(t.text or "" for t in komentar.iter(f"{W}t"))
            tingkat = Tingkat.GALAT if TAG.search(teks) else Tingkat.CATATAN
            pesan = f"ada komentar “{teks[:40]}”; komentar akan ikut di setiap naskah."
            p = _paragraf_komentar(bacaan, komentar.get(f"{W}id"))
            yield Temuan(
                KodeTemplat.SISA_TINJAUAN, p, pesan, "Hapus komentarnya di Word (Tinjau, Hapus).", None, tingkat
            )


def _perubahan(bacaan: Bacaan) -> Iterator[tuple[Paragraf, int]]:
    """Yield for each part with tracked changes the first paragraph that has some, and how many there are."""
    nama = [W + n for n in _LACAK]
    for bagian in bacaan.bagian:
        menurut = [(p, sum(1 for _ in p.el.iter(*nama))) for p in bagian.paragraf]
        if jumlah := sum(n for _, n in menurut):
            yield next(p for p, n in menurut if n), jumlah


def _paragraf_komentar(bacaan: Bacaan, nomor: str | None) -> Paragraf:
    for p in bacaan.isi.paragraf:
        if any(el.get(f"{W}id") == nomor for el in p.el.iter(f"{W}commentRangeStart", f"{W}commentReference")):
            return p
    return bacaan.isi.paragraf[0]
