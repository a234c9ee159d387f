namespace LabelHub.Rendering.Text.Sizing;

/// <summary>The characters whose ink decides sizes and line heights. Found by measuring all outlines of both weights.</summary>
internal static class ProbeText
{
    /// <summary>The Han character that has to reach the ink height.</summary>
    public const string HanHeight = "国";

    /// <summary>All of these have to reach the ink height.</summary>
    public const string LatinHeight = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The highest and the lowest ideographs of the faces, dense ones, and the punctuation of Chinese text.</summary>
    public const string HanLine =
        "宺賡鵦椉鈅庽寏宐窾斊拿應匌䥑庤宴灋㚅喭劊楌𠵴䢇涄𪃳芸蔵藝蜤韠驆𡘓𩤯宽斯饔䉔骺𦴧㚕䐖䙉陦"
        + "国國酱鬱龘麤爨" + "、。，．：；？！…—·～（）《》〈〉【】〖〗〔〕［］｛｝「」『』“”‘’①";

    /// <summary>Letters, digits and the usual ASCII signs: capitals, descenders, brackets, the comma.</summary>
    public const string LatinLine =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,-./:;<=>?@[\\]_{}~" + "％‰℃℉￥№㎏Ⅻμ０Ａｇ";
}
